const LINKS = [
  ['/', 'Models'],
  ['/hosts', 'Hosts'],
  ['/credits', 'Free credits'],
  ['/methodology', 'Methodology'],
] as const;

/** What was known, when, and how far to trust it. */
const MORE = [
  ['/changes', 'Price changes'],
  ['/lifecycle', 'Shutdowns'],
  ['/status', 'Status'],
  ['/disagreements', 'Disagreements'],
] as const;

export function SiteHeader() {
  return (
    <header className="site-header">
      <a className="skip" href="#content">
        Skip to content
      </a>
      <nav className="page" aria-label="Main">
        <a className="wordmark" href="/">
          PerImage
        </a>
        <ul>
          {LINKS.map(([href, label]) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

export function SiteFooter() {
  return (
    <footer className="site-footer small">
      <div className="page">
        <nav aria-label="More">
          <ul>
            {MORE.map(([href, label]) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
        <p>
          Every price links to the words it was read from and the day it was read. A price that has
          not been read for 21 days loses its place and says so.
        </p>
        <p>
          US dollars per image, before tax, free tiers and discounts. No affiliate links.{' '}
          <a href="/methodology">How prices are read and compared</a>
        </p>
      </div>
    </footer>
  );
}
