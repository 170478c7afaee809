import { describe, expect, it } from 'vitest';
import type { DisputedReading } from '@/db/queries/disagreements';
import { type Rule, USD } from '@/pricing';
import { datasetDisagreements, ownDisagreements, sourceDisagreements } from './disagreements';
import { flat, offer, span } from './market-fixture';

const TODAY = '2026-11-20';
const own = offer('fal', [
  span(flat('0.006'), { to: '2026-10-01', checkedOn: '2026-09-24' }),
  span(flat('0.003'), { from: '2026-10-01' }),
]);

function claim(amount: string, checkedOn = '2026-11-18') {
  return offer('fal', [span(flat(amount), { checkedOn })], {
    reporter: 'litellm',
    hostModel: 'fal_ai/flux/schnell',
  });
}

describe('datasets against hosts', () => {
  const reason = (theirs: ReturnType<typeof claim>) =>
    datasetDisagreements([own, theirs], TODAY).found[0]?.reason;

  it('leaves out what agrees within 1 %, and what has no counterpart', () => {
    expect(datasetDisagreements([own, claim('0.00301')], TODAY)).toEqual({
      found: [],
      compared: 1,
    });
    const elsewhere = { ...claim('0.5'), hostId: 'bfl' };
    expect(datasetDisagreements([own, elsewhere], TODAY)).toEqual({ found: [], compared: 0 });
  });

  it('never compares one quality tier with another', () => {
    const high = { ...claim('0.5'), tier: 'high' as const };
    expect(datasetDisagreements([own, high], TODAY).compared).toBe(0);
  });

  it('says both values, their ages, the ratio and the likely reason', () => {
    const [row] = datasetDisagreements([own, claim('0.006')], TODAY).found;
    expect(row).toMatchObject({ by: 'litellm', ratio: '2' });
    expect(row?.ours).toMatchObject({ usd: '0.003', age: 2 });
    expect(row?.theirs).toMatchObject({ usd: '0.006', age: 2 });
    expect(row?.reason).toBe('the host’s earlier price, until 1 Oct 2026');
  });

  it('tells slips, late readings and the unknown apart', () => {
    expect(reason(claim('0.03'))).toContain('decimal point');
    expect(reason(claim('0.004', '2026-06-01'))).toContain('earlier than ours');
    expect(reason(claim('0.004'))).toBe('not known');
  });

  it('knows a rate that was written as the price of an image', () => {
    const perMegapixel: Rule = {
      money: USD,
      terms: [
        {
          amount: '0.003',
          per: 1,
          times: [
            { kind: 'megapixel', pixelsPerMegapixel: 1_000_000, rounding: 'none', part: 'all' },
          ],
        },
      ],
    };
    const host = offer('fal', [span(perMegapixel)]);
    expect(datasetDisagreements([host, claim('0.003')], TODAY).found[0]?.reason).toBe(
      'the host’s rate per megapixel, written as a price per image',
    );
    expect(datasetDisagreements([host, claim('0.004')], TODAY).found[0]?.reason).toContain(
      'another unit',
    );
  });

  it('sets nothing against the price of a model that its host has ended', () => {
    const ended = { modelId: 'imagen-4' };
    const offers = [
      offer('google-gemini', [span(flat('0.04'))], ended),
      offer('google-gemini', [span(flat('0.06'))], { ...ended, reporter: 'litellm' }),
    ];
    expect(datasetDisagreements(offers, TODAY)).toEqual({ found: [], compared: 0 });
  });

  it('puts the widest apart first, whichever way', () => {
    const other = { ...claim('0.0004'), id: 'other', hostModel: 'other' };
    const { found } = datasetDisagreements([own, claim('0.004'), other], TODAY);
    expect(found.map((d) => d.theirs.usd)).toEqual(['0.0004', '0.004']);
  });
});

it('lists readings that contradict the price in force, not the ones before it', () => {
  const reading = (day: string, amount: string) =>
    ({
      offerId: own.id,
      observation: day,
      day,
      precision: 'day',
      origin: 'third_party',
      rule: flat(amount),
    }) as DisputedReading;
  const readings = [
    reading('2026-11-01', '0.004'),
    reading('2026-11-02', '0.003'),
    reading('2026-08-01', '0.005'),
  ];
  const rows = sourceDisagreements([own], readings, TODAY);
  expect(rows.map((r) => [r.theirs.usd, r.by])).toEqual([['0.004', 'third party']]);
});

describe('a host against itself', () => {
  const at = (sourceUrl: string, amount: string, checkedOn: string, hostModel: string) => {
    const priced = span(flat(amount), { checkedOn });
    const evidence = { ...priced.evidence, sourceUrl, observation: hostModel };
    return offer('fal', [{ ...priced, evidence }], { hostModel });
  };
  const page = at('https://host.example/pricing', '0.003', '2026-11-18', 'FLUX.1 schnell');
  const docs = at('https://docs.host.example/models', '0.005', '2026-11-11', 'flux-schnell');

  it('shows what its page says beside what its docs say', () => {
    const [row, ...more] = ownDisagreements([docs, page], TODAY);
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      by: 'the host’s own docs.host.example/models',
      wording: 'flux-schnell',
      reason: 'sold under two names: perhaps two services',
    });
    expect([row?.ours.usd, row?.theirs.usd, row?.ours.age, row?.theirs.age]).toEqual([
      '0.003',
      '0.005',
      2,
      9,
    ]);
  });

  it('takes another unit under another name for no mistake of either', () => {
    const perStep: Rule = {
      money: USD,
      terms: [{ amount: '0.00175', per: 1, times: [{ kind: 'step', basis: 'absolute' }] }],
    };
    const [span] = docs.spans;
    if (!span) throw new Error('the fixture has a span');
    const billed = { ...docs, spans: [{ ...span, rule: perStep }] };
    const [row] = ownDisagreements([billed, page], TODAY);
    expect(row?.theirs.usd).toBe('0.007');
    expect(row?.reason).toBe('sold under two names: perhaps two services');
  });

  it('leaves out equal prices, one page’s rows, other variants, and other people’s notes', () => {
    const equal = at('https://docs.host.example/models', '0.003', '2026-11-11', 'flux-schnell');
    const same = at('https://host.example/pricing', '0.005', '2026-11-11', 'flux-schnell');
    const batch = { ...docs, variant: 'speed=fast' };
    const [first] = docs.spans;
    const noted = {
      ...docs,
      spans: first
        ? [{ ...first, evidence: { ...first.evidence, origin: 'third_party' as const } }]
        : [],
    };
    for (const other of [equal, same, batch, noted])
      expect(ownDisagreements([page, other], TODAY)).toEqual([]);
  });

  it('cuts a long address to its host and last part', () => {
    const [first] = docs.spans;
    const sourceUrl = 'https://raw.example.com/a/0123456789012345678901234567890123456789/b/p.mdx';
    const far = {
      ...docs,
      spans: first ? [{ ...first, evidence: { ...first.evidence, sourceUrl } }] : [],
    };
    const said = ownDisagreements([page, far], TODAY).map((d) => d.by);
    expect(said.join()).toMatch(/raw\.example\.com\/…\/p\.mdx|example\.com/);
    expect(said.join()).not.toContain('0123456789');
  });

  it('keeps a contradiction within one offer, read at two sources, as a disputed reading', () => {
    const reading = {
      offerId: page.id,
      observation: 'docs',
      day: '2026-11-12',
      precision: 'day',
      origin: 'host',
      rule: flat('0.005'),
    } as DisputedReading;
    expect(sourceDisagreements([page], [reading], TODAY)).toMatchObject([
      { by: 'the host’s own', theirs: { usd: '0.005', observation: 'docs' } },
    ]);
  });
});
