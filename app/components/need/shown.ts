import type { ReactNode } from 'react';
import { type AskedNeed, askedParams, NEED_FIELDS, needParams, type Params } from '@/pricing/need';
import { sizeText } from '@/pricing/size';
import type { LiveData } from '../../lib/live-offers';
import { withParams } from '../../lib/params';
import type { BarWords } from './bar-words';
import { shownIn } from './need-bar';

/** A region re-ranked in the browser, with what the form and the address then say. */
export type Shown = {
  query: string;
  asked: AskedNeed & { notes?: readonly string[] };
  words: BarWords;
  /** Values by the id or name of their field. */
  fields: Record<string, string>;
  /** Null: the region waits for the server. */
  node: ReactNode;
  /** Told to whoever doesn't see the table. */
  said: string;
  /** Names of the fields whose values can't be read. */
  refused: readonly string[];
};

/** Prepares the offers once and answers any number of addresses. */
export type Show = (data: LiveData) => Answer;
export type Answer = (params: URLSearchParams) => Shown | Promise<Shown>;

/**
 * "Re-ranked for 1536×1024: cheapest is now …"; where a value was refused, why, and what the
 * prices are for still.
 * @param result what came of it
 */
export function saidOf({ errors }: AskedNeed, { set }: BarWords, result: string): string {
  const [wrong] = Object.values(errors);
  return wrong ? `${wrong} Still priced for ${set}: ${result}` : `Re-ranked for ${set}: ${result}`;
}

/** The address in its one spelling: the need's own, and whatever else the page asks for. */
export function queryOf(params: Params, asked: AskedNeed): string {
  const cleared = Object.fromEntries(NEED_FIELDS.map((name) => [name, null]));
  return withParams('', params, { ...cleared, ...askedParams(asked) }).slice(1);
}

/** What each field of the form shows. */
export function fieldsOf(params: Params, asked: AskedNeed): Record<string, string> {
  const others = Object.entries(params).map(([name, value]) => [name, [value].flat().at(-1) ?? '']);
  const own = NEED_FIELDS.map((name) => [name, shownIn(name, asked)]);
  const said = needParams(asked.need);
  return {
    ...Object.fromEntries(others),
    ...Object.fromEntries(own),
    batch: said.batch ?? '',
    quality: said.quality ?? '',
    operation: said.operation ?? '',
    ratio: said.ratio ?? '',
    'need-size': sizeText(asked.need.size),
    'need-other-size': shownIn('size', asked),
  };
}
