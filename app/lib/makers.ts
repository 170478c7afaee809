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
  const [first = maker] = maker.split(' / ');
  return GROUPS.find(([pattern]) => pattern.test(first))?.[1] ?? first;
}
