import { z } from 'zod';
import { canonical } from '@/pricing';

/** Entries by name; beside them a file may hold a date. */
export const entriesSchema = z
  .record(z.string(), z.unknown())
  .refine((rows) => Object.values(rows).some(isEntry), 'expected entries by name');

export type Row = Record<string, unknown>;

export function isEntry(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Numbers of an entry by field, exact; `parseJson` gives them as text. */
export function amounts(row: Row): Map<string, string> {
  return new Map(
    Object.entries(row).flatMap(([field, value]): [string, string][] => {
      const amount = amountOf(value);
      return amount === null ? [] : [[field, amount]];
    }),
  );
}

/** A plain decimal ("1.9e-8" becomes "0.000000019"), or null for anything else. */
export function amountOf(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\d+(\.\d+)?(e[+-]?\d{1,3})?$/i.test(value)) return null;
  return canonical(value);
}
