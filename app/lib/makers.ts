/** Makers as a reader looks for them: one entry for a company and its laboratories. Pure. */

const GROUPS: [RegExp, string][] = [
  [/^Alibaba\b/, 'Alibaba'],
  [/^ByteDance\b/, 'ByteDance'],
  [/^Kuaishou\b/, 'Kuaishou (Kling)'],
  [/^Tencent\b/, 'Tencent'],
  [/^Stability AI\b/, 'Stability AI'],
  [/^Adobe\b/, 'Adobe'],
  [/^(unknown|community|research)$/, 'unknown or community'],
];

/** "ByteDance Seed" → "ByteDance"; "Runway / Stability AI" → "Runway". */
export function makerGroup(maker: string): string {
  const known = grouped.get(maker);
  if (known !== undefined) return known;
  const [first = maker] = maker.split(' / ');
  const group = GROUPS.find(([pattern]) => pattern.test(first))?.[1] ?? first;
  grouped.set(maker, group);
  return group;
}

const grouped = new Map<string, string>();
