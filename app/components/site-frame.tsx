import { headers } from 'next/headers';
import { PATH_HEADER } from '../lib/routes';
import { NumbersChooser } from './numbers';
import { SearchOpener } from './search-opener';
import { ThemeChooser } from './theme';

type Link = readonly [href: string, label: string];

/** Where prices are looked up: in the header where there is room, else in its menu. */
const MAIN: readonly Link[] = [
  ['/', 'Models'],
  ['/hosts', 'Hosts'],
  ['/compare', 'Compare'],
  ['/pick', 'Pick'],
  ['/calculator', 'Calculator'],
  ['/credits', 'Free credits'],
];

/** What was known, when, and how far to trust it: in the menu. */
const MORE: readonly Link[] = [
  ['/changes', 'Price changes'],
  ['/lifecycle', 'Shutdowns'],
  ['/status', 'Status'],
  ['/disagreements', 'Disagreements'],
  ['/corrections', 'Corrections'],
  ['/methodology', 'Methodology'],
];

/** Below 960 px: name, search, menu. Above: the main links in between. Needs no script. */
export async function SiteHeader() {
  const path = (await headers()).get(PATH_HEADER) ?? '';
  return (
    <header className="site-header">
      <link
        rel="search"
        type="application/opensearchdescription+xml"
        title="PerImage"
        href="/opensearch.xml"
      />
      <a className="skip" href="#content">
        Skip to content
      </a>
      <nav className="page" aria-label="Main">
        <a className="wordmark" href="/">
          <Mark />
          PerImage
        </a>
        <Links links={MAIN} path={path} className="main-links" />
        <div className="tools">
          <SearchOpener />
          <button type="button" className="menu-button" popoverTarget="menu">
            <span className="narrow-only">Menu</span>
            <span className="wide-only">More</span>
          </button>
        </div>
        <div id="menu" popover="auto" className="menu">
          <Links links={MAIN} path={path} className="narrow-only" />
          <Links links={MORE} path={path} />
          <ThemeChooser />
          <NumbersChooser />
        </div>
      </nav>
    </header>
  );
}

export function SiteFooter() {
  return (
    <footer className="site-footer small">
      <div className="page">
        <nav aria-label="All pages">
          <Links links={[...MAIN, ...MORE]} path="" />
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

type LinksProps = { links: readonly Link[]; path: string; className?: string };

function Links({ links, path, className }: LinksProps) {
  return (
    <ul className={className}>
      {links.map(([href, label]) => (
        <li key={href}>
          <a href={href} aria-current={currency(href, path)}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The page itself, or the list that the page belongs to. */
function currency(href: string, path: string): 'page' | 'true' | undefined {
  if (path === href) return 'page';
  const within = href === '/' ? '/models/' : `${href}/`;
  return path.startsWith(within) ? 'true' : undefined;
}

/** The site's mark: a price that falls in steps. */
function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="20" height="20" aria-hidden="true">
      <path d="M4 8h8v8h8v8h5" />
      <circle cx="26" cy="24" r="4" />
    </svg>
  );
}
