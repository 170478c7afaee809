import { Section } from './section';

const WORDS: [string, string][] = [
  ['model', 'an image model, whoever sells it, such as FLUX.1 [schnell]'],
  ['host', 'whoever sells calls: a first party, an inference host, a router, a reseller, a cloud'],
  [
    'offer',
    'one thing a host sells: its own wording of a model, an operation (generate, edit, upscale) and a variant (quality tier, speed tier, batch, region)',
  ],
  ['rule', 'how the host bills an offer, in its own units'],
  [
    'workload',
    'what you want to make: size, steps, quality, operation, input images, batch or live, volume, and the share of images you keep',
  ],
  [
    'quote',
    'rule and workload together: US dollars per image with every term shown, or the reason why there is no number',
  ],
  ['source', 'an address that a host’s prices are read from; a host may have several'],
  ['snapshot', 'the body that a source served at one moment: hash, size, date'],
  ['observation', 'one offer’s rule as read from one snapshot, with its words; never changed'],
  ['span', 'a stretch of time with one rule'],
  [
    'check',
    'what one run found for one offer: confirmed (read again, equal), changed, not found (the page came, the price wasn’t there) or unreachable (the page didn’t come). A price that one reading alone stands behind is “read once”, not yet confirmed',
  ],
  ['stale', 'not confirmed or changed by a check for too long'],
  ['price book', 'the dated facts that ship with PerImage, so that the first start is not empty'],
];

export function Words() {
  return (
    <Section id="words" title="What our words mean">
      <dl className="grid gap-x-6 gap-y-1.5 md:grid-cols-[max-content_1fr]">
        {WORDS.map(([word, meaning]) => (
          <div key={word} className="md:contents">
            <dt className="font-semibold">{word}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
