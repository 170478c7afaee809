import { describe, expect, it } from 'vitest';
import { aliasFor, hostById, modelById, modelForWording, readVariant } from '@/catalog';
import { modelFacts } from '@/catalog/facts';
import { compare, exact, fold, quote, type Reading, workload } from '@/pricing';
import { standard } from './build/guards';
import { groupBy } from './group';
import { bookFiles, bookRows } from './read';
import { type BookRow, isRemoved, isSeen, offerKey, rowSchema, type SeenRow } from './schema';
import { offerTier } from './tier';

const files = bookFiles();
const rows = files.flatMap(bookRows);
const seen = rows.filter(isSeen);

/** What is in force at the end of each offer's history, as publishing would fold it. */
function latest(): SeenRow[] {
  const offers = groupBy(rows, offerKey);
  return [...offers.values()].flatMap((own) => {
    const span = fold(own.flatMap(readingsOf)).spans.at(-1);
    return span && !span.gone ? [own[Number(span.lastObservation)] as SeenRow] : [];
  });
}

function readingsOf(row: BookRow, index: number): Reading[] {
  if (isRemoved(row))
    return [row.day, row.stillAbsentOn ?? row.day].map((day) => ({
      outcome: 'not_found',
      day,
      at: day,
    }));
  if (row.quarantine) return [];
  const { day, rule, origin, effectiveOn } = row;
  return [
    {
      outcome: 'seen',
      day,
      at: day,
      observation: String(index),
      rule,
      origin,
      effectiveOn: effectiveOn ?? null,
    },
  ];
}

const current = latest();
const priced = current.filter((r) => r.reporter === 'host' && standard(r) !== null);
const modelOf = (row: BookRow) => aliasFor(row.host, row.hostModel)?.model ?? null;
const plain = (row: BookRow) =>
  readVariant(aliasFor(row.host, row.hostModel)?.variant ?? null).plain;

describe('the shipped price book', () => {
  it('names hosts and models of the catalog only', () => {
    const lost = rows.filter((r) => !hostById(r.host) || !modelById(modelOf(r) ?? ''));
    expect(lost.map((r) => `${r.host} ${r.hostModel}`)).toEqual([]);
  });

  it('says each thing once', () => {
    const keys = rows.map((r) => [offerKey(r), r.sourceUrl, r.day].join('\n'));
    expect(keys.length).toBe(new Set(keys).size);
  });

  it('lets no dataset speak for a host', () => {
    const spoken = seen.filter((r) => r.origin === 'dataset' && r.reporter === 'host');
    expect(spoken.map((r) => `${r.host} ${r.hostModel}`)).toEqual([]);
    const { success, error } = rowSchema.safeParse({
      ...seen.find((r) => r.reporter === 'renku'),
      reporter: 'host',
    });
    expect([success, error?.message]).toEqual([
      false,
      expect.stringContaining('speaks for itself'),
    ]);
  });

  it('holds back the closed models that Together prices per megapixel', () => {
    const closed = seen.filter(
      (r) => r.host === 'together' && /^google\/|FLUX\.2-pro$|^xai\//.test(r.hostModel),
    );
    const own = closed.filter((r) => r.reporter === 'host');
    expect(own.length).toBeGreaterThan(5);
    expect(new Set(own.map((r) => r.quarantine?.guard))).toEqual(new Set(['unit_doubtful']));
  });

  it('holds one row a line', () => {
    for (const file of files)
      expect(file.text.trimEnd().split('\n')).toHaveLength(bookRows(file).length + 2);
  });

  it('gives a price or a reason for every statement', () => {
    for (const row of seen) {
      const w = workload({ operation: row.operation, quality: offerTier(row) });
      const q = quote(
        row.rule,
        w,
        modelFacts(modelForWording(row.host, row.hostModel)?.id ?? null),
      );
      expect(q.usd !== null || q.reason !== null, `${row.host} ${row.hostModel}`).toBe(true);
      expect(q.usd === null || compare(q.usd, '0') > 0).toBe(true);
    }
  });

  it('covers at least 60 models at two or more hosts, and 30 hosts', () => {
    const byModel = groupBy(priced.filter(plain), modelOf);
    const shared = [...byModel.values()].filter((own) => new Set(own.map((r) => r.host)).size >= 2);
    expect(shared.length).toBeGreaterThanOrEqual(60);
    expect(new Set(priced.map((r) => r.host)).size).toBeGreaterThanOrEqual(30);
  });

  it('reaches back to January 2024', () => {
    expect(seen.map((r) => r.day).sort()[0]).toBe('2024-01-01');
  });
});

describe('rates that were turned into rules', () => {
  const price = (
    host: string,
    model: string,
    changes: Parameters<typeof workload>[0] = {},
    variant = '',
  ) => {
    const operation = changes.operation ?? 'generate';
    const row = current.find(
      (r) =>
        r.reporter === 'host' &&
        r.host === host &&
        r.hostModel === model &&
        r.operation === operation &&
        r.variant === variant,
    );
    if (!row) throw new Error(`no offer ${host} ${model}`);
    return quote(
      row.rule,
      workload({ quality: offerTier(row), ...changes }),
      modelFacts(modelForWording(row.host, row.hostModel)?.id ?? null),
    ).usd;
  };
  const square = (edge: number) => ({ width: edge, height: edge });

  it.each([
    [
      'tiles and steps added',
      'cloudflare',
      '@cf/black-forest-labs/flux-1-schnell',
      {},
      '0.0006336',
    ],
    [
      'tiles times steps',
      'cloudflare',
      '@cf/black-forest-labs/flux-2-dev',
      { steps: 20 },
      '0.0328',
    ],
    [
      'output and input tiles',
      'cloudflare',
      '@cf/black-forest-labs/flux-2-klein-4b',
      { operation: 'edit' as const },
      '0.001384',
    ],
    [
      'first and further megapixels',
      'cloudflare',
      '@cf/black-forest-labs/flux-2-klein-9b',
      square(2048),
      '0.021',
    ],
    [
      'megapixels times steps, no rounding',
      'deepinfra',
      'black-forest-labs/FLUX-1-schnell',
      { ...square(1920), steps: 1 },
      '0.0017578125',
    ],
    ['linear in steps of 25', 'deepinfra', 'black-forest-labs/FLUX-1-dev', { steps: 25 }, '0.009'],
    [
      'fewer steps are no discount',
      'together',
      'black-forest-labs/FLUX.1-schnell',
      { ...square(1000), steps: 2 },
      '0.0027',
    ],
    [
      'more steps cost more',
      'together',
      'black-forest-labs/FLUX.1-schnell',
      { ...square(1000), steps: 8 },
      '0.0054',
    ],
    ['area times steps', 'novita', 'flux-1-schnell', { steps: 8 }, '0.006'],
    ['a megapixel more', 'bfl', 'FLUX.2 [klein] 4B', { width: 2048, height: 1024 }, '0.015'],
    ['reference images', 'bfl', 'FLUX.2 [pro]', { operation: 'edit' as const }, '0.045'],
    [
      'rounded up to whole megapixels',
      'fal',
      'fal-ai/flux/dev',
      { width: 1280, height: 1024 },
      '0.05',
    ],
    ['a price by area', 'piapi', 'z-image-turbo', {}, '0.004'],
    [
      'token rate with the maker’s count',
      'google-gemini',
      'gemini-3-pro-image',
      square(4096),
      '0.24',
    ],
    ['per thousand images', 'replicate', 'black-forest-labs/flux-schnell', {}, '0.003'],
  ])('%s: %s %s', (_, host, model, changes, usd) => {
    expect(price(host, model, changes)).toBe(usd);
  });

  it('keeps tiers apart and their sizes together', () => {
    expect(price('openai', 'gpt-image-1', { width: 1024, height: 1536 }, 'quality=Medium')).toBe(
      '0.063',
    );
    expect(price('muapi', 'gpt-image-2-text-to-image', square(2048), 'quality=low')).toBe('0.04');
    expect(
      price(
        'fal',
        'fal-ai/gpt-image-1/text-to-image',
        { width: 1536, height: 1024 },
        'quality=high',
      ),
    ).toBe('0.25');
  });

  it('refuses what a printed “from” does not cover', () => {
    const row = seen.find(
      (r) => r.host === 'bfl' && r.hostModel === 'FLUX.2 [klein] 4B' && r.operation === 'edit',
    );
    expect(
      row && quote(row.rule, workload({ operation: 'edit', ...square(2048) })).reasonCode,
    ).toBe('not_sold');
  });

  it('keeps credits as credits and other money as it is', () => {
    const stability = seen.find((r) => r.host === 'stability' && r.hostModel === 'Erase');
    expect(stability?.rule.money).toEqual({ kind: 'credit', name: 'credit', usd: '0.01' });
    expect(stability?.effectiveOn).toBe('2025-08-01');
    expect(seen.find((r) => r.host === 'volcengine')?.rule.money).toEqual({
      kind: 'currency',
      code: 'CNY',
    });
  });

  /** Read one by one: tools and checkpoints under one name, averages of whole runs, hosts that really are that cheap, or sell one price whatever the quality (Venice, LaoZhang). */
  const FAR_APART = [
    'chroma',
    'dreamshaper',
    'flux-1-redux',
    'flux-1-schnell',
    'flux-2-klein-4b',
    'gemini-3-1-flash-image',
    'gemini-3-pro-image',
    'gpt-image-1-5',
    'gpt-image-2',
    'gpt-image-2-5-flare',
    'gpt-image-2-5-sunburst',
    'hidream-i1-dev',
    'hidream-i1-full',
    'ideogram-4',
    'juggernaut-lightning-flux',
    'pulid',
    'qwen-image',
    'qwen-image-edit',
    'sd3-5-large',
    'sd3-medium',
    'topaz-upscale',
    'z-image-turbo',
  ];

  it('leaves no price more than five times another that nobody has looked at', () => {
    const groups = groupBy(priced.filter(plain), (r) =>
      [modelOf(r), r.operation, offerTier(r), /batch|style/.test(r.variant)].join(' '),
    );
    const far = [...groups].flatMap(([key, own]) => {
      const usd = own.map((r) => standard(r) as string).sort((a, b) => compare(a, b));
      const apart =
        new Set(own.map((r) => r.host)).size > 1 &&
        exact(usd.at(-1) ?? '1')
          .div(usd[0] ?? '1')
          .gt('5');
      return apart ? [key.split(' ')[0]] : [];
    });
    expect([...new Set(far)].sort()).toEqual(FAR_APART);
  });
});

describe('sources that are not what they look like', () => {
  it('a wiki under a host’s name on somebody’s account never counts as the host’s own page', () => {
    const wikis = seen.filter((r) =>
      /^https:\/\/github\.com\/[^/]+\/[^/]+\/wiki/.test(r.sourceUrl),
    );
    expect(wikis.map((r) => r.host)).toContain('apimart');
    expect(wikis.filter((r) => r.origin === 'host')).toEqual([]);
  });

  it('a price at stated sizes prices no other size', () => {
    const gen4 = seen.find((r) => r.hostModel === 'runway/gen-4-image') as SeenRow;
    const at = (width: number, height: number) =>
      quote(gen4.rule, workload({ width, height }), modelFacts(modelOf(gen4))).usd;
    expect([at(1280, 720), at(1920, 1080), at(1024, 1024)]).toEqual(['0.05', '0.08', null]);
  });
});

describe('incidents of public datasets', () => {
  const published = seen.filter((r) => !r.quarantine);
  const of = (reporter: string, model: RegExp) =>
    published.filter((r) => r.reporter === reporter && model.test(r.hostModel));

  it('no placeholder copied over unrelated models is published', () => {
    expect(
      published.filter((r) => r.host === 'fal' && r.rule.terms.some((t) => t.amount === '0.0398')),
    ).toEqual([]);
  });

  it('a file reverted for four hours ends nothing and changes nothing', () => {
    expect(rows.filter((r) => r.day === '2026-01-06')).toEqual([]);
  });

  it('a changed unit counts only when it is read again, and once', () => {
    expect(of('litellm', /^azure\/gpt-image-1$/).map((r) => r.day)).toEqual([
      '2025-04-26',
      '2026-07-24',
    ]);
  });

  it('a field renamed with its value is one price', () => {
    expect(of('litellm', /^recraft\/recraftv3$/).map((r) => r.day)).toEqual([
      '2025-07-21',
      '2026-07-24',
    ]);
  });

  it('a rate four times below its sibling waits for its correction', () => {
    expect(
      of('portkey', /gemini-3-pro-image-preview/).map((r) => r.rule.terms[0]?.amount),
    ).not.toContain('30');
  });

  it('dollars labelled cents are dollars', () => {
    expect(of('portkey', /FLUX\.1-schnell$/)[0]?.rule.terms[0]?.amount).toBe('0.0027');
  });

  it('a dataset’s “default” is no tier, a host’s is', () => {
    const tier = (reporter: 'portkey' | 'host') =>
      offerTier({ host: 'openai', hostModel: 'gpt-image-1', reporter, variant: 'quality=default' });
    expect(tier('portkey')).toBeNull();
    expect(tier('host')).toBe('medium');
  });

  it('a flat price that LiteLLM’s own note calls the medium rate is one', () => {
    const tiers = of('litellm', /^aiml\/openai\/gpt-image-2$/).map(offerTier);
    expect([...new Set(tiers)]).toEqual(['medium']);
  });

  it('a whole repricing is believed', () => {
    expect(of('litellm', /^aiml\/flux\/dev$/).map((r) => r.rule.terms[0]?.amount)).toEqual([
      '0.026',
      '0.033',
      '0.033',
    ]);
  });

  it('a zero is never a price', () => {
    expect(seen.filter((r) => r.rule.terms.some((t) => exact(t.amount).eq('0')))).toEqual([]);
    expect(of('litellm', /standard\/1024-x-1024\/dall-e-2/)[0]?.rule.withheld).toBe('printed_zero');
  });

  it('disputed figures stay, held back, beside the host’s own', () => {
    const held = seen.filter(
      (r) => r.host === 'fal' && r.hostModel === 'fal-ai/flux/schnell' && r.quarantine,
    );
    expect(held.map((r) => r.rule.terms[0]?.amount).sort()).toEqual(['0.005', '0.025']);
  });
});
