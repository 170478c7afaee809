import type { Metadata } from 'next';
import { ReadingSections } from './reading';
import { List, Section } from './section';
import { TrustSections } from './trust';
import { Words } from './words';

export const metadata: Metadata = {
  title: 'Methodology: how prices are read and compared',
  description:
    'How PerImage reads image prices, makes different ways of billing comparable, ranks and ages them, what it holds back and what it refuses to guess.',
  alternates: { canonical: '/methodology' },
};

const CONTENTS = [
  ['reading', 'Reading'],
  ['normalising', 'Billing'],
  ['numbers', 'Numbers'],
  ['standard', 'Standard workload'],
  ['exactness', 'Exactness'],
  ['ranking', 'Ranking'],
  ['ageing', 'Ageing'],
  ['vague', 'Vague dates'],
  ['guards', 'Guards'],
  ['refused', 'No number'],
  ['datasets', 'Datasets'],
  ['corrections', 'Corrections'],
  ['words', 'Words'],
  ['licence', 'Licence'],
  ['mistakes', 'Report a mistake'],
] as const;

export default function Methodology() {
  return (
    <>
      <h1>Methodology</h1>
      <p className="lead">
        What one AI image costs, on every host, today, with the evidence. This page says how the
        numbers come about and what they don’t cover.
      </p>
      <nav aria-label="On this page" className="choices mt-3">
        {CONTENTS.map(([id, label]) => (
          <a key={id} href={`#${id}`}>
            {label}
          </a>
        ))}
      </nav>
      <ReadingSections />
      <TrustSections />
      <Words />
      <Licence />
      <Mistakes />
    </>
  );
}

function Licence() {
  return (
    <Section id="licence" title="Licence and credits of the data">
      <p>
        The data is under{' '}
        <a href="https://creativecommons.org/licenses/by/4.0/" rel="license noopener">
          Creative Commons Attribution 4.0
        </a>
        : use it for anything, and name PerImage and the source that a row names. Beyond the hosts’
        own pages it draws on:
      </p>
      <List
        items={[
          <>
            <a href="https://github.com/BerriAI/litellm">LiteLLM</a>,{' '}
            <a href="https://github.com/anomalyco/models.dev">models.dev</a>,{' '}
            <a href="https://github.com/Portkey-AI/models">Portkey models</a> and{' '}
            <a href="https://github.com/pydantic/genai-prices">genai-prices</a>, each under the MIT
            licence
          </>,
          <>
            <a href="https://github.com/gridaco/grida">Grida</a>, under Apache-2.0
          </>,
          <>
            <a href="https://arena.ai">LMArena</a> and{' '}
            <a href="https://artificialanalysis.ai">Artificial Analysis</a>: quality scores kept in
            the catalog, not shown here and not used in any price
          </>,
        ]}
      />
      <p>
        Prices are facts that hosts publish. The words quoted beside a price are the host’s own,
        quoted to show where the number comes from. Stored bodies are kept, not served.
      </p>
    </Section>
  );
}

function Mistakes() {
  return (
    <Section id="mistakes" title="How to report a mistake">
      <p>
        Whoever runs this site can put it right with three things: the address of the page “Where
        this number comes from” (every price links to it), what the host’s page says, and the day
        you read it. A mistake of ours is taken back in public; a change at the host becomes a new
        reading.
      </p>
      <p>
        Prices are before tax, discounts and free tiers. Before you commit to a bill, read the
        host’s own page: every evidence page links to it.
      </p>
    </Section>
  );
}
