import { exact, perImage, print, type Rule, type Term, USD } from '@/pricing';
import type { Fields, Offers } from '../series';
import { imageTokens, SIZE_GROUP } from '../terms';

const IMAGE = /^pay_as_you_go\.image\.([^.]+)\.([^.]+)$/;
const UNIT = 'pay_as_you_go.additional_units.';
const TOKENS = ['pay_as_you_go.response_image_token', `${UNIT}image_token`];

export function isPortkeyPrice(field: string): boolean {
  return (
    IMAGE.test(field) ||
    TOKENS.includes(field) ||
    [`${UNIT}megapixels`, `${UNIT}default_steps`, `${UNIT}image_1k`].includes(field)
  );
}

/** Together's rows hold dollars where the dataset's unit says cents. */
const IN_DOLLARS = ['together-ai'];

/** Offers of one Portkey entry by variant: prices by quality and size, or a token rate. */
export function portkeyOffers(fields: Fields, datasetHost: string): Offers {
  const factor = IN_DOLLARS.includes(datasetHost) ? '100' : '1';
  const scaled = (value: string) => print(exact(value).times(factor));
  const offers: Offers = new Map();
  for (const [quality, sizes] of byQuality(fields)) {
    const only = quality === 'default' && sizes.size === 1 && sizes.has('default');
    offers.set(only ? '' : `quality=${quality}`, rule(sizeTerms(sizes, scaled)));
  }
  if (offers.size > 0) return offers;
  const other = otherTerms(fields, scaled);
  return other ? offers.set('', rule(other)) : offers;
}

function byQuality(fields: Fields): Map<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>();
  for (const [name, value] of fields) {
    const match = IMAGE.exec(name);
    if (!match?.[1] || !match[2]) continue;
    found.set(match[1], (found.get(match[1]) ?? new Map()).set(match[2], value));
  }
  return found;
}

/** The dataset's size "default" is what it charges for every size it doesn't list. */
function sizeTerms(sizes: Map<string, string>, scaled: (value: string) => string): Term[] {
  const named = [...sizes.keys()].filter((s) => s !== 'default').sort();
  const terms = named.map(
    (size): Term => ({
      ...perImage(scaled(sizes.get(size) ?? '0'), [{ kind: 'size', is: [size] }]),
      group: SIZE_GROUP,
    }),
  );
  const rest = sizes.get('default');
  if (rest === undefined) return terms;
  if (named.length === 0) return [perImage(scaled(rest))];
  return [
    ...terms,
    { ...perImage(scaled(rest), [{ kind: 'other_size', than: named }]), group: SIZE_GROUP },
  ];
}

function otherTerms(fields: Fields, scaled: (value: string) => string): Term[] | null {
  const megapixel = fields.get(`${UNIT}megapixels`);
  if (megapixel) {
    const steps = Number(fields.get(`${UNIT}default_steps`) ?? '0');
    const times: Term['times'] = [
      { kind: 'megapixel', pixelsPerMegapixel: 1_000_000, rounding: 'none', part: 'all' },
    ];
    if (steps > 0) times.push({ kind: 'step', basis: 'above_default', defaultSteps: steps });
    return [{ amount: scaled(megapixel), per: 1, times }];
  }
  const token = TOKENS.map((name) => fields.get(name)).find((value) => value !== undefined);
  if (token) return [imageTokens(exact(token).times('1000000').toFixed())];
  const oneK = fields.get(`${UNIT}image_1k`);
  return oneK
    ? [{ ...perImage(oneK, [{ kind: 'resolution', is: ['1K'] }]), group: SIZE_GROUP }]
    : null;
}

function rule(terms: Term[]): Rule {
  if (terms.every((t) => exact(t.amount).eq('0')))
    return { money: USD, terms: [], withheld: 'printed_zero' };
  return { money: USD, terms };
}
