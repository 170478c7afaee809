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

/** Ways between the calculators. */
export function Parts({ here }: { here: (typeof PARTS)[number]['path'] }) {
  return (
    <nav aria-label="Calculators" className="choices mb-4">
      {PARTS.map(({ path, name }) => (
        <a key={path} href={path} aria-current={path === here ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}
