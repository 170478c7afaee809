/** The constraints of an address, each refused in words by itself. Free of the catalog. */
import {
  type Decimal,
  LATENCY_CLASSES,
  type LatencyClass,
  type Params,
  param,
  twoReadings,
  typedUsd,
} from '@/pricing';

/** Classes that can be asked for: “slow or quicker” would exclude nothing. */
export const ASKED_LATENCIES = LATENCY_CLASSES.filter((c) => c !== 'slow');

export type Constraints = {
  /** US dollars per image, or per usable image where the need says what is kept. */
  max: Decimal | null;
  open: boolean;
  latency: LatencyClass | null;
  /** Keep offers of which nobody dated the latency. */
  unknown: boolean;
  forecast: boolean;
  /** At least so many models at one host. */
  keys: number | null;
  /** No announced end. */
  lasting: boolean;
};
export const CONSTRAINT_FIELDS = [
  'max',
  'open',
  'latency',
  'unknown',
  'forecast',
  'keys',
  'lasting',
] as const satisfies readonly (keyof Constraints)[];
export type ConstraintField = (typeof CONSTRAINT_FIELDS)[number];

export type AskedConstraints = {
  constraints: Constraints;
  given: Partial<Record<ConstraintField, string>>;
  errors: Partial<Record<ConstraintField, string>>;
};

const WANTED: Record<ConstraintField, string> = {
  max: 'isn’t an amount in dollars above 0, such as 0.04.',
  open: 'was left out: open=1 or none.',
  latency: `isn’t a latency that can be asked for: ${ASKED_LATENCIES.join(' or ')}.`,
  unknown: 'was left out: unknown=1 or none.',
  forecast: 'was left out: forecast=1 or none.',
  keys: 'isn’t a number of models: a whole number from 2 to 200.',
  lasting: 'was left out: lasting=1 or none.',
};

export function readConstraints(params: Params): AskedConstraints {
  const given: AskedConstraints['given'] = {};
  const errors: AskedConstraints['errors'] = {};
  const read = <T>(field: ConstraintField, parse: (text: string) => T | null): T | null => {
    const text = param(params, field)?.slice(0, 60);
    if (text === undefined) return null;
    given[field] = text;
    const value = parse(text);
    if (value === null)
      errors[field] = `“${text}” ${(field === 'max' && twoReadings(text)) || WANTED[field]}`;
    return value;
  };
  const ticked = (field: ConstraintField) => read(field, (t) => (t === '1' ? true : null)) ?? false;
  const constraints: Constraints = {
    max: read('max', dollars),
    open: ticked('open'),
    latency: read('latency', (t) => ASKED_LATENCIES.find((c) => c === t) ?? null),
    unknown: ticked('unknown'),
    forecast: ticked('forecast'),
    keys: read('keys', manyModels),
    lasting: ticked('lasting'),
  };
  return { constraints, given, errors };
}

function dollars(text: string): Decimal | null {
  const value = typedUsd(text);
  return value === '0' ? null : value;
}

function manyModels(text: string): number | null {
  const n = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return n >= 2 && n <= 200 ? n : null;
}
