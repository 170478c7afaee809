import type { Shown } from '../data';
import { onDay } from '../lib/as-of';

export const PARTS = [
  {
    path: '/calculator/self-host',
    name: 'Host it yourself?',
    words: 'From how many images a month renting a GPU beats an API.',
  },
  {
    path: '/calculator/plans',
    name: 'Which way to pay?',
    words: 'A month’s bill by use, in batch, in packs, by subscription; and where each wins.',
  },
  {
    path: '/calculator/pipeline',
    name: 'Draft cheap, finish well?',
    words: 'What drafting with a cheap model and finishing with a good one saves.',
  },
] as const;

type Props = Pick<Shown, 'asOf'> & { here: (typeof PARTS)[number]['path'] };

/** Ways between the calculators, on the day that is shown. */
export function Parts({ here, asOf }: Props) {
  return (
    <nav aria-label="Calculators" className="choices mb-4">
      {PARTS.map(({ path, name }) => (
        <a key={path} href={onDay(path, asOf)} aria-current={path === here ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}
