import {
  ABSENCES_TO_END,
  AGEING_DAYS,
  AUTHORITY_DAYS,
  FRESH_DAYS,
  RECHECK_DAYS,
  WEEKLY_TIME,
} from '@/pricing';
import { CHANGE_DAYS } from '../lib/ranking';
import { List, Section } from './section';

/** How prices are compared, how they age and what is kept from being published. */
export function TrustSections() {
  return (
    <>
      <Section id="ranking" title="How offers are ranked">
        <p>
          Per model and workload, cheapest first; equal prices share a place. What is ranked is a
          host’s own price, read from its own pages or by somebody who read them; the claims of
          datasets are not. A model with something added to it (a LoRA, a ControlNet, a tool), a
          self-hosted copy and a free variant are other things and are not ranked with it. The
          change shown beside a price is that of the last {CHANGE_DAYS} days.
        </p>
        <p>
          Many hosts print one price an image and no size. Such a price is taken as that of the
          model’s usual size: 1024×1024, or the smallest size the model is sold in where that is
          larger; of an upscale, an output of twice the edges. Up to a tenth more pixels it keeps
          its place. Beyond, nobody knows whether it holds: it is marked estimated and stands apart,
          without a place, under “may not hold at this size”, and it is no answer to what is
          cheapest there.
        </p>
        <p>
          What is the cheapest has one answer on every page, by how well a price is known: first
          those with a place; where none has one, the last known prices that hold at the size,
          ranked among themselves and marked with their age; only then prices that may not hold at
          the size. What can’t be compared answers nothing.
        </p>
      </Section>
      <Section id="usable" title="Whose edits and upscales a kept image is charged">
        <p>
          Where you say that kept images are edited, a host’s own edit with the same model comes
          first. A host that sells none is charged that model’s edit where it is cheapest with a
          place. Where nobody sells that model’s edit, every row is charged one and the same
          stand-in: the cheapest general edit with a place. So an order never rests on one host’s
          edit with some other, cheaper model.
        </p>
        <p>
          Upscales are charged at the host’s own upscaler, its cheapest; hosts without one at one
          stand-in, the cheapest general upscaler with a place. Models that do one special thing
          (fill a mask, follow an outline, vary a picture, dress a person, mend a face) stand in for
          nothing. Where no price has a place, the last known one is taken. A price that is not the
          host’s own, or has no place, is named beside the sum.
        </p>
      </Section>
      <Section id="ageing" title="How prices age">
        <List
          items={[
            <>
              <b>fresh</b>: its value was read within the last {FRESH_DAYS} days.
            </>,
            <>
              <b>ageing</b>: within {AGEING_DAYS} days. It keeps its place and is marked.
            </>,
            <>
              <b>stale</b>: not read for more than {AGEING_DAYS} days. It leaves the numbered places
              and stays on the page. Where a model has nothing newer, the stale ones are ranked
              among themselves under a plain notice.
            </>,
            <>
              <b>failing</b>: the last two tries to read it failed, whatever its age.
            </>,
          ]}
        />
        <p>
          <b>Changed</b> is when a price began, <b>checked</b> when its value was last read again,{' '}
          <b>tried</b> when we last asked. A page that merely answers checks nothing. A change seen
          by a weekly check happened between two checks, and is written that way unless the host
          states the day.
        </p>
        <p>
          The weekly run is due on Mondays at {WEEKLY_TIME}. A host that no module reads has no
          automatic check, and says so; its prices are due to be looked at by hand {RECHECK_DAYS}{' '}
          days after each reading. Any page of prices can be asked for an earlier day (
          <code>?asOf=2026-10-01</code>): it shows what readings, checks, verdicts and corrections
          dated up to that day came to. A reading counts from the day of the page or note it was
          made of, also when it was stored later. An announced end counts from the day of the
          announcement or, where nobody knows that, from the day it came.
        </p>
        <p>
          An offer ends only after {ABSENCES_TO_END} complete readings without it. When a host can’t
          be read, its last good price stays and ages in public; other hosts are not touched.
        </p>
      </Section>
      <Section id="vague" title="Dates that are not known to the day">
        <p>
          Some statements bear a month or a year and no day. They are written that way, “Aug 2026”
          or “2026”, in pages and files alike, and may be of any day of it. Whatever must be one day
          takes the end that promises less:
        </p>
        <List
          items={[
            <>
              An <b>age</b> counts from the first day, so it is “up to” so many days: what can’t be
              dated must look old, not new. In a history it stands where that period begins, before
              what is dated exactly. A price can’t be older than its model: a reading “2026” of a
              model released on 12 Nov 2026 is of that day or later, and says so.
            </>,
            <>
              It was <b>known</b> from the last day of its month or year on, or from the day it was
              recorded here where that came first: what is written down has been read. So a page of
              an earlier day leaves out a statement of “2026” that was recorded in November, unless
              that day is in November or later; how many offers that concerns stands on the page.
            </>,
            <>
              How <b>long</b> a price stood counts from the last day of a vague beginning to the
              first day of a vague end: “at least” so many days.
            </>,
          ]}
        />
      </Section>
      <Section id="guards" title="What is held back before publishing">
        <p>
          In the public price records we studied, real changes were between 1.04 and 2 times. Jumps
          of three times and more, and moves to or from zero, were slips of units or errors. So:
        </p>
        <List
          items={[
            'One price is held back when it isn’t above zero, becomes zero, can’t be right for its unit, jumps by 2.5 times or more either way, changes its unit, or when the same odd number stands on unrelated models.',
            'A whole host’s reading is refused when it holds fewer offers than it must, when more than 30% of its prices changed by different ratios, when a section vanished while another grew, or when the body can’t be read.',
          ]}
        />
        <p>
          What is held back is kept and shown with its reason on the host’s page, while the old
          price goes on ageing. A second independent source, the same value in the next run or a
          person can accept it.
        </p>
      </Section>
      <Section id="refused" title="What gets no number, and why">
        <p>
          A price that can’t be put per image is shown apart with its reason, never as 0 and never
          left out: GPU seconds without a published run time, a token rate without a token count, a
          price on request, a price that varies with the model it routes to, another currency than
          dollars (no exchange rate is assumed), an amount whose unit was lost. A printed $0 without
          a word of “free” is unknown, not cheapest. Token counts are never interpolated: real
          tables are not even in order of size.
        </p>
      </Section>
      <Section id="datasets" title="What public datasets are used for">
        <p>
          Datasets of prices (LiteLLM, models.dev, Portkey, genai-prices) are second opinions. They
          show what was believed earlier, fill in history drawn lighter than the host’s own words,
          and make contradictions visible. They are never ranked and never renew a host’s price.
          Somebody else’s reading of a host’s page replaces the host’s own words only after{' '}
          {AUTHORITY_DAYS} days without any. Where sources contradict each other, both stand side by
          side; nothing is averaged.
        </p>
      </Section>
      <Section id="corrections" title="Changes and corrections">
        <p>
          A change in the world is a new observation. A mistake of ours is taken back with its
          reason and read anew from the same snapshot; both stay visible.
        </p>
      </Section>
    </>
  );
}
