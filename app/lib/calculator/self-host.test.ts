import { describe, expect, it } from 'vitest';
import type { Market } from '@/db/queries/market';
import { needParams, perImage, type Rule, readNeed, USD } from '@/pricing';
import { flat, offer, span } from '../market-fixture';
import { modelsToHost, selfHostView } from './self-host';
import {
  againWords,
  answerWords,
  busyWords,
  capacityWords,
  headline,
  ownWords,
  speedWords,
} from './self-host-words';

const TODAY = '2026-11-20';
const held: Market = {
  offers: [
    offer('fal', [span(flat('0.003'))]),
    offer('replicate', [span(flat('0.004'))]),
    offer('together', [span(flat('0.001'), { checkedOn: '2026-01-20' })]),
    offer('runware', [span(flat('0.0001'))], { modelId: 'flux-1-dev' }),
  ],
  firstDay: null,
  loadedAt: new Date(0),
};
const view = (params: Record<string, string>, market: Market | null = held) =>
  selfHostView(params, market, TODAY);
const answer = (params: Record<string, string>) => {
  const { result } = view(params);
  return result ? answerWords(result) : null;
};

describe('the form it opens with', () => {
  it('takes the cheapest price that was read lately and names the lower old one', () => {
    const { api, lower, prices, form } = view({});
    expect(api).toMatchObject({ usd: '0.003', price: { hostName: 'fal', current: true } });
    expect(prices.map((p) => p.usd)).toEqual(['0.003', '0.004', '0.001']);
    expect(lower?.usd).toBe('0.001');
    expect(form.errors).toEqual({});
  });

  it('takes a dated rent and a sourced speed of the same card', () => {
    const { rental, speed, machine } = view({});
    expect(rental?.lowTrust).toBe(false);
    expect(machine.rent).toEqual({ kind: 'hour', usd: rental?.usdPerHour, billed: 'always' });
    expect(machine.imagesPerHour).toBe(speed?.imagesPerHour);
  });

  it('offers only models with open weights', () => {
    const { known, others } = modelsToHost();
    expect(known.map((m) => m.id)).toContain('flux-1-schnell');
    expect([...known, ...others].filter((m) => !m.openWeights)).toEqual([]);
  });
});

describe('figures of one’s own', () => {
  it('give the published answers', () => {
    expect(answer({ monthly: '199', api: '0.04' })).toBe('Renting pays from 4,975 images a month.');
    expect(answer({ monthly: '$199', api: '0.08' })).toBe(
      'Renting pays from 2,488 images a month.',
    );
    expect(answer({ monthly: '199', api: '0.04', hours: '40', rate: '50' })).toBe(
      'Renting pays from 54,975 images a month.',
    );
    const used = (speed: string, busy?: string) =>
      view({
        hourly: '0.69',
        speed,
        billed: 'used',
        volume: '1000000',
        ...(busy ? { busy } : {}),
      }).result?.own.renting.usd;
    // $0.000383 and $0.000575 an image when it never stands still; twice that at half use.
    expect(used('1200', '100')).toBe('575');
    expect(used('1800', '100')?.slice(0, 7)).toBe('383.333');
    expect(used('1200')).toBe('1150');
  });

  it('need no database', () => {
    const { result } = view({ monthly: '199', api: '0.04' }, null);
    expect(result?.breakEven.from).toBe('4975');
    expect(view({}, null).result).toBeNull();
  });

  it('take the place of the dated ones, which are then not named', () => {
    expect(view({ monthly: '199' })).toMatchObject({ rental: null, speed: null });
    expect(view({ hourly: '1' })).toMatchObject({ rental: null });
    expect(view({ speed: '99' })).toMatchObject({ speed: null, otherSpeeds: [] });
  });

  it('choose another offer, also an old one', () => {
    const id = held.offers[2]?.id ?? '';
    expect(view({ offer: id }).api).toMatchObject({ usd: '0.001', price: { current: false } });
  });
});

describe('what can’t be', () => {
  it.each([
    ['api', '0', 'more than 0'],
    ['monthly', 'a lot', 'a sum of dollars'],
    ['hourly', '-3', 'a sum of dollars'],
    ['speed', '0', 'images an hour'],
    ['busy', '0', 'at most 100 percent'],
    ['hours', '99999', 'hours a month'],
    ['billed', 'never', '“always” or “used”'],
    ['model', 'gpt-image-1', 'open weights'],
    ['gpu', 'abacus', 'this list'],
    ['offer', 'nobody', 'the cheapest is taken'],
  ])('%s %s is refused beside its field, and the rest still works', (field, text, words) => {
    const { form, result } = view({ [field]: text });
    expect(form.errors[field]).toContain(words);
    expect(Object.keys(form.errors)).toEqual([field]);
    expect(result).not.toBeNull();
  });

  it('a workload is refused in the words of every page', () => {
    for (const [field, text] of [
      ['volume', '0'],
      ['size', '0x0'],
      ['acceptance', '500%'],
      ['steps', '-1'],
    ] as const) {
      const { asked, result } = view({ [field]: text });
      expect(asked.errors).toEqual(readNeed({ [field]: text }).errors);
      expect(result).not.toBeNull();
    }
  });

  it('payment by use without a speed, said beside the speed', () => {
    const { form, machine } = view({ model: 'qwen-image', billed: 'used', api: '0.02' });
    expect(form.errors.speed).toContain('the speed must be known');
    expect(machine.rent).toMatchObject({ billed: 'always' });
  });

  it('a machine that makes nothing', () => {
    const { form } = view({ speed: '0.01', busy: '1' });
    expect(form.errors.busy).toContain('less than an image a month');
  });
});

describe('in words', () => {
  const words = (params: Record<string, string>) => {
    const { result } = view(params);
    if (!result) throw new Error('no result');
    return { answer: answerWords(result), own: ownWords(result), again: againWords(result) };
  };

  it('says both ends and the equal middle', () => {
    expect(words({ hourly: '0.69', speed: '1200', billed: 'used' }).answer).toBe(
      'Renting pays from the first image.',
    );
    expect(words({ monthly: '9000', speed: '1' }).answer).toBe(
      'Renting never pays at these figures.',
    );
    expect(words({ monthly: '100', api: '0.01', volume: '10000' }).own).toBe(
      'At 10,000 images a month both cost the same.',
    );
    expect(words({ monthly: '100', api: '0.01', volume: '20000' }).own).toContain(
      'renting is $100.00 cheaper',
    );
  });

  it('says that the second machine makes it dearer again', () => {
    const { again } = words({ monthly: '60', speed: '10', api: '0.01', busy: '100' });
    expect(again).toBe(
      'One machine is full at 7,300 images a month; the next one makes renting dearer again for 7,301 to 11,999, 14,601 to 17,999, 21,901 to 23,999, 29,201 to 29,999; from 30,000 it stays cheaper.',
    );
    expect(words({ monthly: '70', speed: '10', api: '0.01', busy: '100' }).again).toContain(
      '; then for ever shorter stretches; from ',
    );
    expect(words({ monthly: '73', speed: '10', api: '0.01', busy: '100' }).again).toContain(
      'even only when all are full',
    );
    expect(words({ monthly: '60', api: '0.01' }).again).toBeNull();
  });

  it('says how full the machine is taken to be, and what one that never idles would change', () => {
    const busy = (params: Record<string, string>) => busyWords(view(params));
    expect(view({}).machine.utilisation).toBe('0.5');
    // 7,300 images an always-on machine makes at best, 3,650 at half use.
    expect(busy({ monthly: '60', speed: '10', api: '0.01' })).toBe(
      'That is with the machine at work for 50% of the hours paid for, which we assume. At best, never idle, it would pay from 6,000.',
    );
    expect(busy({ monthly: '60', speed: '100', api: '0.01', busy: '40' })).toBe(
      'That is with the machine at work for 40% of the hours paid for; one that is never idle would give the same number.',
    );
    expect(busy({ monthly: '9000', speed: '1' })).toContain('not even one that is never idle');
    expect(busy({ monthly: '60', speed: '10', busy: '100' })).toContain('the best case');
    expect(busy({ monthly: '60', api: '0.01' })).toBeNull();
    const { result } = view({ monthly: '60', speed: '10', api: '0.01' });
    expect(result?.chart.lines.map((l) => l.name)).toEqual([
      'API',
      'Renting',
      'Renting at best, never idle',
    ]);
  });

  it('says whose speed it is, that it is undated, and for which size it was stated', () => {
    expect(speedWords(view({}))).toMatch(/images an hour, claimed, undated\.$/);
    expect(speedWords(view({ size: '512x512' }))).toContain(
      'stated for 1024×1024, not for 512×512',
    );
    expect(speedWords(view({ speed: '99' }))).toBeNull();
  });

  it('scales a speed stated for another size by its pixels, and says so in the headline', () => {
    const [small, large] = [view({}), view({ size: '1920x1080' })];
    expect(Number(large.machine.imagesPerHour)).toBeCloseTo(
      (Number(small.machine.imagesPerHour) * 1024 * 1024) / (1920 * 1080),
      1,
    );
    expect(large.result?.capacity).not.toBe(small.result?.capacity);
    expect(headline(small)).toBe(small.result && answerWords(small.result));
    expect(headline(large)).toContain(
      ', if the speed falls as the pixels grow (stated for 1024×1024, taken as ',
    );
    expect(headline(large)).toContain(' and if fal’s price holds at 1920×1080.');
    expect(speedWords(large)).toContain('scaled by pixels to');
    const own = view({ size: '1920x1080', speed: '99', api: '0.01' });
    expect(own.machine.imagesPerHour).toBe('99');
    expect(headline(own)).toBe(own.result && answerWords(own.result));
  });

  it('names what was left out in the headline', () => {
    const said = headline(view({ monthly: '-5', size: '9x9', busy: '0' }));
    expect(said).toContain('Left out, because it can’t be: ');
    for (const words of ['a server’s $ a month “-5”', 'size “9x9”', 'share of hours at work “0”'])
      expect(said).toContain(words);
    expect(headline(view({ monthly: '5' }))).not.toContain('Left out');
  });

  it('names the lowest of the old prices that are below the one taken', () => {
    const old = (host: string, usd: string, checkedOn: string) =>
      offer(host, [span(flat(usd), { checkedOn })]);
    const sizedAt = (usd: string): Rule => ({
      money: USD,
      terms: [perImage(usd, [{ kind: 'pixels', above: 0 }])],
    });
    const offers = [
      offer('fal', [span(sizedAt('0.003'))]),
      offer('novita', [span(sizedAt('0.0015'), { checkedOn: '2026-01-20' })]),
      old('together', '0.001', '2026-01-20'),
      old('replicate', '0.002', '2026-10-01'),
    ];
    for (const size of ['1024x1024', '2048x2048'])
      expect(view({ size }, { ...held, offers }).lower?.usd).toBe('0.001');
  });

  it('says what a machine can do', () => {
    expect(capacityWords('7300', true)).toContain('a second machine, paid for a whole month');
    expect(capacityWords('7300', false)).toContain('each paid by use');
    expect(capacityWords(null, true)).toContain('not known');
  });
});

describe('the workload', () => {
  it('is read as on every page, and says itself again in the same address', () => {
    const params = { size: '2048x2048', ratio: '16:9', volume: '5000', acceptance: '50' };
    const { asked, images, workload } = view(params);
    expect(needParams(asked.need)).toEqual(params);
    expect([images, workload.width, workload.imagesPerMonth]).toEqual([10_000, 2728, 10_000]);
    expect(view(needParams(asked.need)).asked.need).toEqual(asked.need);
  });

  it('without a size is of the size that the speed was stated for', () => {
    const { workload, otherSize } = view({ model: 'stable-diffusion-1-5' });
    expect([workload.width, otherSize]).toEqual([512, null]);
  });

  it('says what of it plays no part, and refuses nothing of that', () => {
    const { asked } = view({ edits: '0.5', storage: '9', upscale: 'x' });
    expect(asked.leftOut).toBe('Not part of this sum: edits, upscales, storage.');
    expect([asked.errors, asked.need.edits]).toEqual([{}, null]);
  });
});

it('knows only rents and speeds that were stated by the day shown', () => {
  const then = selfHostView({}, held, '2026-05-01', '2026-05-01');
  expect((then.rental?.seenOn?.date ?? '') <= '2026-05-01').toBe(true);
  expect(view({}).rental?.seenOn?.date).not.toBe(then.rental?.seenOn?.date);
});

it('marks the crossing on both lines', () => {
  const { result } = view({ monthly: '199', api: '0.04' });
  const [mark] = result?.chart.marks ?? [];
  expect(mark).toMatchObject({ images: 4975, usd: '199', words: 'from 4,975' });
  expect(result?.rows.find((r) => r.images === 4975)).toMatchObject({ api: '199', saved: '0' });
});
