/** How each field of a reader's need is read, and what is wanted where it can't be. */
import { compare, type Decimal } from './money';
import type { NeedField } from './need';
import { MAX_EDGE, MIN_EDGE, parseRatio } from './size';
import { twoReadings, typedCount, typedUsd } from './typed';
import { OPERATIONS, TIERS } from './vocabulary';

/** Null: refused. */
export type Parse<T> = (text: string) => T | null;

/** A whole number; "1,000" and "1 000" are read as people write them. */
export function count(least: number, most: number): Parse<number> {
  return (text) => {
    const value = typedCount(text);
    return value !== null && value >= least && value <= most ? value : null;
  };
}

/** Digits behind the point that a need can have. */
const PLACES = 6;

/** A decimal, a dollar sign before it or not. */
export function decimal(least: Decimal, most: Decimal): Parse<Decimal> {
  return (text) => {
    const value = typedUsd(text);
    if (value === null || (value.split('.')[1]?.length ?? 0) > PLACES) return null;
    return compare(value, least) >= 0 && compare(value, most) <= 0 ? value : null;
  };
}

export const steps = count(1, 1000);

export const ratio: Parse<string> = (text) => {
  const shape = parseRatio(text);
  return shape && `${shape.width}:${shape.height}`;
};

const EDGES = `${MIN_EDGE} to ${MAX_EDGE.toLocaleString('en-US')}`;
const DOLLARS = 'isn’t an amount in dollars a month, such as 12.50.';

const DECIMAL: readonly NeedField[] = ['attempts', 'edits', 'storage', 'delivery'];

/** What to say of a text that was refused. */
export function refused(field: NeedField, text: string): string {
  return `“${text}” ${(DECIMAL.includes(field) && twoReadings(text)) || WANTED[field]}`;
}

/** Follows the refused text: “500 %” isn’t … */
const WANTED: Record<NeedField, string> = {
  size: `isn’t a size. Write width×height in pixels, each ${EDGES}, such as 1920x1080.`,
  ratio: 'isn’t an aspect ratio: two whole numbers from 1 to 32, such as 16:9.',
  quality: `isn’t a quality tier: ${TIERS.map((t) => t.replace('_', ' ')).join(', ')}.`,
  operation: `isn’t an operation: ${OPERATIONS.join(', ')}.`,
  volume: 'isn’t a number of images a month: a whole number from 1 to 1,000,000,000.',
  steps: 'isn’t a number of steps: a whole number from 1 to 1,000.',
  inputs: 'isn’t a number of input images: a whole number from 1 to 64.',
  batch: 'isn’t a choice of batch prices: 1 for batch, nothing for live.',
  acceptance: 'isn’t a share that can be kept: from 0.1% to 100%, such as 40% or 1/3.',
  attempts: 'isn’t a number of attempts: from 1 to 1,000 for each image you keep, such as 2.5.',
  edits: 'isn’t a number of edits for each image you keep: from 0 to 100, such as 0.5.',
  upscale: 'isn’t a share of the kept images: from 0% to 100%, such as 25%.',
  storage: DOLLARS,
  delivery: DOLLARS,
};
