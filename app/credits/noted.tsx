import { Fragment } from 'react';
import { isDay } from '@/pricing';
import { Day } from '../components/day';

/** A note of the catalog's, with the days in it marked up as dates. */
export function Noted({ text }: { text: string }) {
  return text.split(/(\b\d{4}-\d{2}-\d{2}\b)/).map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other identity
    <Fragment key={i}>{isDay(part) ? <Day day={part} precision="day" /> : part}</Fragment>
  ));
}
