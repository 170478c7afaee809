/** Prices that a table row states in its remark ("4K double") beside its own number. */
import { exact, print } from '@/pricing';
import type { Rate } from './csv';

type Extra = { variant: string; times?: string; amount?: string };
/** Only remarks that state a price of their own, each read by a person. */
const EXTRAS: readonly { words: RegExp; add: Extra[]; own?: string }[] = [
  { words: /^4K double; 2K possibly more/, own: '1K/2K', add: [{ variant: '4K', times: '2' }] },
  { words: /^4K double$/, add: [{ variant: '4K', times: '2' }] },
  {
    words: /^2K x1\.5, 4K x2$/,
    add: [
      { variant: '2K', times: '1.5' },
      { variant: '4K', times: '2' },
    ],
  },
  { words: /2K is \$0\.02$/, add: [{ variant: '2K', amount: '0.02' }] },
  { words: /^2K low the same$/, add: [{ variant: '2K low', times: '1' }] },
  {
    words: /^2MP 0\.036; 3MP 0\.048$/,
    own: '<=1MP',
    add: [
      { variant: '1-2MP', amount: '0.036' },
      { variant: '2-3MP', amount: '0.048' },
    ],
  },
];

/** The row itself and the prices that its remark adds, unless the table has them as rows. */
export function withExtras(rates: readonly Rate[]): Rate[] {
  const present = new Set(rates.map(identity));
  return rates.flatMap((rate) => {
    const remark = /\(4K \$0\.04\)/.test(rate.price_text)
      ? [{ words: /./, add: [{ variant: '4K', amount: '0.04' }] }]
      : EXTRAS.filter((e) => e.words.test(rate.condition));
    const found = remark[0] as (typeof EXTRAS)[number] | undefined;
    if (!found) return [rate];
    const words = `${rate.price_text} (${rate.condition || 'same line'})`;
    const added = found.add.map((e) => ({
      ...rate,
      variant: e.variant,
      price_text: words,
      amount_usd: e.amount ?? print(exact(rate.amount_usd).times(e.times ?? '1')),
    }));
    return [
      { ...rate, variant: found.own ?? rate.variant },
      ...added.filter((a) => !present.has(identity(a))),
    ];
  });
}

function identity(rate: Rate): string {
  return [
    rate.host,
    rate.host_model_name,
    rate.operation,
    rate.variant,
    rate.stated_or_seen_on,
    rate.source_url,
  ].join('\n');
}
