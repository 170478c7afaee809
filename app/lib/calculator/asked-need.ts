/** A calculator's workload: the need of the shared bar, without what the sum has no use for. Pure. */
import { type AskedNeed, type NeedField, type Params, param, readNeed } from '@/pricing';

export type AskedHere = AskedNeed & {
  /** What the address asks for and this sum leaves out, in words; null: nothing. */
  leftOut: string | null;
};

export const NEED_NAMES: Record<NeedField, string> = {
  size: 'size',
  ratio: 'aspect ratio',
  quality: 'quality',
  operation: 'operation',
  volume: 'images a month',
  steps: 'steps',
  inputs: 'input images',
  batch: 'batch prices',
  acceptance: 'the share you keep',
  attempts: 'attempts for each',
  edits: 'edits',
  upscale: 'upscales',
  storage: 'storage',
  delivery: 'delivery',
};

/** Reads the need as every page does. A field that plays no part is said, never silently taken. */
export function askedHere(
  params: Params,
  { without, volume }: { without: readonly NeedField[]; volume: number },
): AskedHere {
  const left = without.filter((field) => param(params, field) !== undefined);
  const asked = readNeed({ ...params, ...Object.fromEntries(left.map((f) => [f, undefined])) });
  const { need } = asked;
  return {
    ...asked,
    need: { ...need, volume: need.volume ?? volume },
    leftOut:
      left.length > 0
        ? `Not part of this sum: ${left.map((f) => NEED_NAMES[f]).join(', ')}.`
        : null,
  };
}
