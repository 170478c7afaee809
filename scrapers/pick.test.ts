import { describe, expect, it } from 'vitest';
import { perImage, type Rule, USD } from '@/pricing';
import { NoSuchOffer, type Pickable, pick, type Wish } from './pick';

const flat = (amount: string): Rule => ({ money: USD, terms: [perImage(amount)] });
const offer = (more: Partial<Pickable>): Pickable => ({
  hostModel: 'black-forest-labs/flux-schnell',
  modelId: 'flux-1-schnell',
  operation: 'generate',
  variant: '',
  tier: null,
  rule: flat('0.003'),
  ...more,
});
const wish = (more: Partial<Wish> = {}): Wish => ({
  model: 'flux-1-schnell',
  operation: null,
  quality: null,
  batch: false,
  ...more,
});
const tiers = (['low', 'medium', 'high'] as const).map((tier) =>
  offer({ tier, variant: `quality=${{ low: 'Turbo', medium: 'Default', high: 'Quality' }[tier]}` }),
);
const picked = (offers: Pickable[], w: Partial<Wish> = {}) => {
  const result = pick('somehost', offers, wish(w));
  return 'notSold' in result ? result.notSold.reason : result.offer;
};

describe('picking an offer', () => {
  it('takes a canonical id, a name or the host’s wording in any case', () => {
    for (const model of ['flux-1-schnell', 'FLUX.1 [schnell]', 'Black-Forest-Labs/FLUX-schnell'])
      expect(picked([offer({})], { model })).toEqual(offer({}));
  });

  it('takes the host’s word for a quality, a tier, or the middle one', () => {
    expect(picked(tiers, { quality: 'turbo' })).toBe(tiers[0]);
    expect(picked(tiers, { quality: 'high' })).toBe(tiers[2]);
    expect(picked(tiers)).toBe(tiers[1]);
  });

  it('generates unless only something else is sold, and says so', () => {
    const edit = offer({ operation: 'edit' });
    expect(picked([edit, offer({})])).toEqual(offer({}));
    expect(pick('somehost', [edit], wish())).toMatchObject({ offer: edit, assumptions: [/edit/] });
  });

  it('prefers the plain offer to one with extras', () => {
    const fast = offer({ variant: 'speed=go_fast', rule: flat('0.002') });
    expect(picked([fast, offer({})])).toEqual(offer({}));
  });

  it('keeps batch and live apart', () => {
    const batch = offer({ variant: 'batch', rule: flat('0.0015') });
    expect(picked([batch, offer({})])).toEqual(offer({}));
    expect(picked([batch, offer({})], { batch: true })).toBe(batch);
    expect(picked([offer({})], { batch: true })).toMatch(/no batch price/);
  });

  it('says what is sold instead', () => {
    expect(picked([offer({})], { operation: 'edit' })).toBe(
      'edit is not sold; somehost sells: generate',
    );
    expect(picked(tiers, { quality: 'max' })).toBe(
      'max quality is not sold; sold: Turbo, Default, Quality',
    );
  });

  it('refuses what does not exist, naming what does', () => {
    expect(() => picked([offer({})], { model: 'dall-e-9' })).toThrow(
      /no model or wording "dall-e-9"; somehost sells: flux-1-schnell/,
    );
    expect(() => picked([offer({})], { model: 'sdxl-1-0' })).toThrow(/does not sell sdxl-1-0/);
    expect(() => picked(tiers, { quality: 'shiny' })).toThrow(
      /no quality "shiny"; sold: Turbo, Default, Quality/,
    );
    expect(() => picked([])).toThrow(NoSuchOffer);
  });
});
