import type { Act, Load } from './measure';

export type Budget = { kilobytes: number; lcp: number; blocking: number };

export type MeasuredPage = { name: string; path: string; budget: Budget; act?: Act };

const USUAL: Budget = { kilobytes: 200, lcp: 500, blocking: 200 };

/** The pages that are held to a budget. All of them: nothing moves, nobody else is asked. */
export const MEASURED_PAGES: readonly MeasuredPage[] = [
  { name: 'home', path: '/', budget: USUAL },
  { name: 'model', path: '/models/flux-1-schnell', budget: USUAL },
  {
    name: 'model, explored',
    path: '/models/flux-1-schnell',
    budget: { ...USUAL, kilobytes: 330 },
    act: openLiveChart,
  },
  {
    name: 'history',
    path: '/models/flux-1-schnell/history',
    budget: { ...USUAL, kilobytes: 330 },
    act: openLiveChart,
  },
  { name: 'host', path: '/hosts/fal', budget: USUAL },
  { name: 'credits', path: '/credits', budget: USUAL },
  { name: 'calculator', path: '/calculator', budget: USUAL },
  { name: 'compare', path: '/compare', budget: USUAL },
  { name: 'pick', path: '/pick', budget: USUAL },
  { name: 'changes', path: '/changes', budget: USUAL },
  { name: 'status', path: '/status', budget: USUAL },
  { name: 'search', path: '/search?q=flux+shnell', budget: USUAL },
  {
    name: 'palette',
    path: '/methodology',
    // The page itself, then what is loaded when the palette opens: its code and every name.
    budget: { ...USUAL, kilobytes: 240 },
    act: async (page) => {
      await page.locator('.search-open[aria-haspopup=dialog]').waitFor();
      await page.keyboard.press('/');
      await page.getByRole('dialog').getByRole('option').first().waitFor();
      return 'palette open';
    },
  },
];

/** What is over budget, in words; nothing when all is within. */
export function over(load: Load, budget: Budget): string[] {
  const { bytes, lcp, blocking, shift, others } = load;
  return [
    bytes >= budget.kilobytes * 1_000 && `${kilobytes(bytes)} KB of ${budget.kilobytes}`,
    lcp >= budget.lcp && `largest paint after ${Math.round(lcp)} ms of ${budget.lcp}`,
    blocking >= budget.blocking && `blocked for ${Math.round(blocking)} ms of ${budget.blocking}`,
    shift > 0 && `moves by ${shift.toFixed(4)}`,
    others.length > 0 && `asks others: ${others.join(', ')}`,
  ].filter((word) => word !== false);
}

export const kilobytes = (bytes: number) => (bytes / 1_000).toFixed(1);

/** Presses the button that brings the charting library, where the page has one. */
async function openLiveChart(page: Parameters<Act>[0]): Promise<string> {
  const button = page.getByRole('button', { name: /explore/i });
  // It is there once the page's scripts have run.
  const there = await button.waitFor({ timeout: 5_000 }).then(
    () => true,
    () => false,
  );
  if (!there) return 'no live chart on it';
  await button.click();
  await page.locator('.recharts-surface').first().waitFor();
  return 'live chart open';
}
