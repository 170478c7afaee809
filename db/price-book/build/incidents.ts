/** Readings that somebody looked into and found wrong. They stay in the book, held back with the reason. */
import type { SeenRow } from '../schema';

/** What is needed of a reading to tell whether it is one of these. */
export type Claim = Pick<SeenRow, 'reporter' | 'host' | 'hostModel' | 'rule'>;

type Incident = {
  guard: string;
  detail: string;
  /** Reporter, host, wording and, where it matters, the amount of a term. */
  is: (row: Claim) => boolean;
};

const amount = (row: Claim, value: string) => row.rule.terms.some((t) => t.amount === value);
const claims = (row: Claim, reporter: string, host: string, model: RegExp) =>
  row.reporter === reporter && row.host === host && model.test(row.hostModel);

export const INCIDENTS: readonly Incident[] = [
  {
    guard: 'copied_value',
    detail: 'the same odd 0.0398 stands on unrelated models of this host: a placeholder',
    is: (r) => r.reporter !== 'host' && r.host === 'fal' && amount(r, '0.0398'),
  },
  {
    guard: 'off_sibling',
    detail:
      'four times below the sibling entry; the dataset later corrected it to $120 per million image tokens',
    is: (r) =>
      r.reporter === 'portkey' && /gemini-3-pro-image/.test(r.hostModel) && amount(r, '30'),
  },
  {
    guard: 'contradiction',
    detail:
      'contradicts its own token rate (1120 tokens at $60 a million make $0.0672); 0.045 is the price at 0.5K',
    is: (r) =>
      claims(r, 'litellm', 'google-gemini', /gemini-3\.1-flash-image/) && amount(r, '0.045'),
  },
  {
    guard: 'off_by_ten',
    detail: 'a tenth of what the host’s own page said (credits at $0.01)',
    is: (r) =>
      claims(
        r,
        'litellm',
        'stability',
        /^stability\/(inpaint|outpaint|erase|search-and-re.*|remove-background|replace-background-and-relight|sketch|structure|style|style-transfer|fast|conservative|creative)$/,
      ),
  },
  {
    guard: 'off_by_ten',
    detail: 'a tenth of the host’s own price and of the same model everywhere else',
    is: (r) => claims(r, 'portkey', 'together', /^google\/flash-image-2\.5$/),
  },
  {
    guard: 'implausible',
    detail: 'a rate per token in a field for images',
    is: (r) =>
      claims(r, 'portkey', 'openrouter', /./) &&
      r.rule.terms.some((t) => t.times[0]?.kind === 'image' && /^0\.0000/.test(t.amount)),
  },
  {
    guard: 'off_sibling',
    detail: 'the price of the smaller sibling; the host’s own page says 0.25',
    is: (r) => claims(r, 'portkey', 'fal', /recraft\/v4\/pro/),
  },
  {
    guard: 'off_sibling',
    detail: 'the price of the first Nano Banana; the maker itself asks 0.067 for this one',
    is: (r) => claims(r, 'renku', 'replicate', /^google\/nano-banana-2$/) && amount(r, '0.039'),
  },
  {
    guard: 'disputed',
    detail: 'two other lists of the same year say 0.04',
    is: (r) => r.reporter === 'host' && /seedream-4\.5/.test(r.hostModel) && amount(r, '0.045'),
  },
  {
    guard: 'disputed',
    detail: 'equals the price of FLUX.2 [dev] in the host’s own table',
    is: (r) =>
      r.reporter === 'host' &&
      r.host === 'together' &&
      r.hostModel.endsWith('FLUX.1-dev') &&
      amount(r, '0.0154'),
  },
];
