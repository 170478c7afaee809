import { describe, expect, it } from 'vitest';
import type { Market } from '@/db/queries/market';
import { flat, offer, span } from '../market-fixture';
import { modelsToHost, selfHostView } from './self-host';
import { againWords, answerWords, capacityWords, ownWords } from './self-host-words';

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
    const used = view({ hourly: '0.69', speed: '1200', billed: 'used', volume: '1000000' });
    expect(used.result?.own.renting.usd).toBe('575');
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
    ['volume', '0', 'a whole number from 1'],
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
    const { again } = words({ monthly: '60', speed: '10', api: '0.01' });
    expect(again).toBe(
      'One machine is full at 7,300 images a month; the next one makes renting dearer again for 7,301 to 11,999, 14,601 to 17,999, 21,901 to 23,999, 29,201 to 29,999; from 30,000 it stays cheaper.',
    );
    expect(words({ monthly: '70', speed: '10', api: '0.01' }).again).toContain(
      '; then for ever shorter stretches; from ',
    );
    expect(words({ monthly: '73', speed: '10', api: '0.01' }).again).toContain(
      'even only when all are full',
    );
    expect(words({ monthly: '60', api: '0.01' }).again).toBeNull();
  });

  it('says what a machine can do', () => {
    expect(capacityWords('7300', true)).toContain('a second machine, paid for a whole month');
    expect(capacityWords('7300', false)).toContain('each paid by use');
    expect(capacityWords(null, true)).toContain('not known');
  });
});

it('marks the crossing on both lines', () => {
  const { result } = view({ monthly: '199', api: '0.04' });
  const [mark] = result?.chart.marks ?? [];
  expect(mark).toMatchObject({ images: 4975, usd: '199', words: 'from 4,975' });
  expect(result?.rows.find((r) => r.images === 4975)).toMatchObject({ api: '199', saved: '0' });
});
