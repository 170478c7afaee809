/** Sums that others published: the same figures in the form give the same answers. */
export function Examples() {
  return (
    <section aria-labelledby="examples">
      <h2 id="examples">Others’ sums, to try</h2>
      <p className="soft">
        From a second-hand article of June 2026 that calls its figures illustrative; put into the
        form above, they come out the same.
      </p>
      <ul className="mt-1 list-disc pl-5 grid gap-1">
        <li>
          A server of $199 a month{' '}
          <a href="/calculator/self-host?monthly=199&amp;api=0.04">against $0.04 an image</a> (4,975
          images a month) and{' '}
          <a href="/calculator/self-host?monthly=199&amp;api=0.08">against $0.08</a> (2,488).
        </li>
        <li>
          An RTX 4090 at $0.69 an hour that makes{' '}
          <a href="/calculator/self-host?hourly=0.69&amp;speed=1800&amp;billed=used&amp;busy=100&amp;volume=1000000">
            1,800
          </a>{' '}
          to{' '}
          <a href="/calculator/self-host?hourly=0.69&amp;speed=1200&amp;billed=used&amp;busy=100&amp;volume=1000000">
            1,200 images an hour
          </a>
          : $0.000383 to $0.000575 an image when it never stands still.
        </li>
        <li>
          The same server with{' '}
          <a href="/calculator/self-host?monthly=199&amp;api=0.04&amp;hours=40&amp;rate=50">
            40 hours of work at $50
          </a>
          : the break-even moves past 50,000 images a month.
        </li>
      </ul>
    </section>
  );
}
