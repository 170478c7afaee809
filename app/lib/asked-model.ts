/** One model named in an address, by id, name or any host's wording. Pure. */
import type { Model } from '@/catalog';
import { type Params, param } from '@/pricing';
import { modelOf } from './routes';
import { nearestModels } from './suggest';

export type AskedModel = {
  /** Null: none was asked for, or none is called so. */
  model: Model | null;
  given: string | null;
  error: string | null;
};

export function readModel(params: Params, name = 'model'): AskedModel {
  const given = param(params, name)?.slice(0, 80) ?? null;
  if (given === null) return { model: null, given, error: null };
  const model = modelOf(given) ?? null;
  if (model) return { model, given: model.name, error: null };
  const near = nearestModels(given, 3).map((m) => m.name);
  const hint = near.length > 0 ? ` Near it: ${near.join(', ')}.` : '';
  return { model, given, error: `No model is called “${given}”.${hint}` };
}
