import { describe, expect, it } from 'vitest';
import { type Model, modelById } from '@/catalog';
import { askedFilters } from './filters';
import { askedWorkload, openingOperation, withParams } from './params';
import { nearestModels } from './suggest';

const gpt = modelById('gpt-image-1') as Model;

describe('the workload of an address', () => {
  it('is the standard one when nothing is asked for', () =>
    expect(askedWorkload(gpt, {}).workload).toMatchObject({ width: 1024, quality: 'medium' }));
  it('takes size, tier, operation and batch', () =>
    expect(
      askedWorkload(gpt, { size: '1536×1024', quality: 'high', operation: 'edit', batch: '1' }),
    ).toMatchObject({
      workload: {
        width: 1536,
        height: 1024,
        quality: 'high',
        operation: 'edit',
        inputImages: 1,
        batch: true,
      },
      errors: {},
    }));
  it.each(['0x0', '1000000000x1', 'large', '-5x5', '1024'])(
    'refuses the size %s in words',
    (size) => {
      const asked = askedWorkload(gpt, { size });
      expect(asked.errors.size).toContain(`“${size}” isn’t a size`);
      expect(asked.workload.width).toBe(1024);
    },
  );
  it.each(['0', '1e9', 'many', '1001'])('refuses %s steps', (steps) =>
    expect(askedWorkload(gpt, { steps }).errors.steps).toContain('from 1 to 1,000'),
  );
  it('names the tiers when it gets another', () =>
    expect(askedWorkload(gpt, { quality: 'auto' }).errors.quality).toContain('low, medium, high'));
});

it('writes one address for one choice', () => {
  expect(withParams('/models/x', { size: '1x1', q: '' }, { batch: '1' })).toBe(
    '/models/x?batch=1&size=1x1',
  );
  expect(withParams('/', { sort: 'price' }, { sort: null })).toBe('/');
});

it('refuses price limits that aren’t amounts', () => {
  const asked = askedFilters({ min: 'cheap', max: '$0.05', maker: 'Nobody' }, ['OpenAI']);
  expect(asked.errors.price).toContain('“cheap” isn’t an amount');
  expect(asked.errors.other).toContain('“Nobody”');
  expect(asked.filters).toMatchObject({ min: null, max: '0.05', maker: null });
  expect(askedFilters({ min: '2', max: '1' }, []).errors.price).toContain('at least $2');
});

it.each([
  ['flux-1-snell', 'flux-1-schnell'],
  ['gpt-imag-2', 'gpt-image-2'],
])('takes %s for %s', (text, id) => expect(nearestModels(text)[0]?.id).toBe(id));

it('suggests nothing for noise', () => expect(nearestModels('zzzzqqqq')).toEqual([]));

describe('what is not supported', () => {
  it('is refused in words, never ignored', () => {
    expect(askedWorkload(gpt, { batch: 'yes' }).errors.batch).toContain('1 for batch');
    expect(askedWorkload(gpt, { batch: '1' }).errors).toEqual({});
  });
});

describe('the operation a page opens with', () => {
  const both = { operations: ['generate', 'edit'] as ('generate' | 'edit')[] };
  it('is one that is sold, else one that was', () => {
    expect(
      openingOperation(
        both,
        (o) => o === 'edit',
        () => true,
      ),
    ).toBe('edit');
    expect(
      openingOperation(
        both,
        () => false,
        (o) => o === 'edit',
      ),
    ).toBe('edit');
    expect(
      openingOperation(
        both,
        () => false,
        () => false,
      ),
    ).toBe('generate');
  });
});
