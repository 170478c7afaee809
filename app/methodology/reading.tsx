import { WorkedExample } from './example';
import { List, Section } from './section';

/** How a page becomes a price. */
export function ReadingSections() {
  return (
    <>
      <Section id="reading" title="How prices are read">
        <p>
          Once a week a job asks each host’s public sources: its pricing page, its documentation or
          a price list meant for programs. Robots rules are obeyed. The body that came is kept with
          its date and its SHA-256 hash, and the price is read from it together with the words that
          say so.
        </p>
        <p>
          A wording is tied to a model by a table that people review, never by likeness: turbo is
          not base, dev is not schnell, editing is not generating. A wording that the table lacks is
          shown on its host’s page as seen but not named.
        </p>
        <p>
          Every number links to the page “Where this number comes from”: the words, the source, the
          day, and what has become of it since. Facts recorded before the weekly job began carry
          their own source and date, but no stored body, and say so.
        </p>
      </Section>
      <Section id="normalising" title="How different ways of billing become one number">
        <p>
          Hosts bill by image, megapixel, tile, step, token, GPU second or credit. Each price is
          kept as its host words it: a sum of terms, each an amount times what it is charged for,
          some under conditions. Only then is it computed for your workload, in exact decimals; no
          price is ever held as a rounded binary number.
        </p>
        <WorkedExample />
        <p>
          1920×1080 is just under two megapixels of 1024×1024, so a host that rounds up bills two;
          tiles of 512×512 cover it four by three. The table is computed by the same code as every
          price on this site.
        </p>
      </Section>
      <Section id="numbers" title="How numbers and dates are written">
        <List
          items={[
            <>
              In your form: where your browser’s language writes a decimal comma, so do these pages,
              and the menu has the choice. Thousands are then set apart by a thin space, and three
              decimals get a nought (“1,2340”), so that no number has two readings. Quoted words
              keep the host’s own form; what the copy buttons give, downloads, and a page without
              scripts have the decimal point.
            </>,
            <>
              Up to four digits are shown as the host prints them; longer amounts are cut to three
              significant digits or four places. The exact amount is in the machine-readable value
              of each price, and shown where a pointer rests on it.
            </>,
            <>
              Dates are days of UTC with the month as a word, as exactly as they are known: “16 Nov
              2026”, “Nov 2026” or “2026”.
            </>,
            <>
              A change is told by sign, word and colour: ▼ fell, in green, is good news; ▲ rose, in
              red, is not.
            </>,
          ]}
        />
      </Section>
      <Section id="standard" title="The standard workload">
        <p>
          Unless you choose otherwise: one image of 1024×1024, the model’s default number of steps,
          the middle quality tier, generated live. Quality tiers are never mixed: hosts’ own words
          (“Turbo”, “standard”, “hd”) are placed on one scale and stay visible. “Auto” is no tier,
          because the host then picks one per request.
        </p>
      </Section>
      <Section id="exactness" title="How sure a number is">
        <List
          items={[
            <>
              <b>listed</b>: the source prints this very number.
            </>,
            <>
              <b>computed</b>: the source prints the rate, we do the arithmetic.
            </>,
            <>
              <b>estimated</b>: a run time or a token count is somebody’s measurement, or the host
              prints only an average of what was paid or an “about”. So is a flat price beyond the
              model’s usual size, or at a number of steps that the host may not have meant.
            </>,
          ]}
        />
        <p>What had to be assumed stands beside the price.</p>
      </Section>
    </>
  );
}
