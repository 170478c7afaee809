/** The closed word lists of the price algebra. Free of zod, so that a browser bundle stays small. */

export const OPERATIONS = ['generate', 'edit', 'upscale'] as const;
export type Operation = (typeof OPERATIONS)[number];

/** Quality tiers, cheapest first. Hosts' own words map to these in the catalog; `auto` is none of them. */
export const TIERS = ['very_low', 'low', 'medium', 'high', 'xhigh', 'max'] as const;
export type Tier = (typeof TIERS)[number];

/** Resolution classes in use, smallest first, with the edge of their square form in pixels. */
export const BANDS = { '0.5K': 512, '1K': 1024, '1.5K': 1536, '2K': 2048, '4K': 4096 } as const;
export type Band = keyof typeof BANDS;
