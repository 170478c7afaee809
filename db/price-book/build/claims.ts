/** What one seller's page says of another's price: kept, so that the contradiction shows. */
import { perImage, USD } from '@/pricing';
import type { SeenRow } from '../schema';

const MUAPI: Omit<SeenRow, 'host' | 'hostModel'> = {
  reporter: 'host',
  operation: 'generate',
  variant: '',
  rule: { money: USD, terms: [perImage('0.005')] },
  quote: 'fal and Replicate charge $0.005',
  sourceUrl: 'https://muapi.ai/comparison/flux-schnell',
  day: '2026-01-01',
  precision: 'year',
  origin: 'third_party',
  obtained: 'recorded: a competitor’s comparison page',
  quarantine: { guard: 'disputed', detail: 'a competitor’s claim; the host’s own page says 0.003' },
};

export const CLAIMS: readonly SeenRow[] = [
  { ...MUAPI, host: 'fal', hostModel: 'fal-ai/flux/schnell' },
  { ...MUAPI, host: 'replicate', hostModel: 'black-forest-labs/flux-schnell' },
];
