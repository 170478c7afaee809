/** The histories of a folder, read whole; a bad row ends in one clear line with its file and row. */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '@/db/commands/run';
import { changeSchema, readCsv } from '@/db/price-book/build/csv';
import { HISTORIES, historyFile } from '@/db/price-book/build/histories';
import { type Case, caseSchema } from './cases';
import { type Judged, judge } from './walk';

const AMOUNT = /^(-?\d+(\.\d+)?(e[+-]?\d{1,3})?)?$/i;
const rowSchema = changeSchema.extend({
  unit: z.string(),
  value_usd: z.string().regex(AMOUNT, 'expected US dollars as a number'),
});

/** Every changed value of every history in the folder. Throws UsageError where there is none. */
export function readJudged(folder: string): Judged[] {
  const there = HISTORIES.filter(({ file }) => existsSync(join(folder, historyFile(file))));
  if (there.length === 0)
    throw new UsageError(
      `no history in ${folder}; expected ${HISTORIES.map(({ file }) => historyFile(file)).join(', ')}`,
    );
  return there.flatMap(({ file, dataset }) =>
    judge(file, dataset, rowsOf(join(folder, historyFile(file)), rowSchema)),
  );
}

/** What is known of single changes; none where the folder has no such list. */
export function readCases(folder: string): Case[] {
  const path = join(folder, 'test-cases.csv');
  return existsSync(path) ? rowsOf(path, caseSchema) : [];
}

function rowsOf<S extends z.ZodType>(path: string, schema: S): z.infer<S>[] {
  try {
    return readCsv(path, schema);
  } catch (error) {
    const words = (error as Error).message.replace(path, basename(path)).split('\n').join(' ');
    throw new UsageError(words);
  }
}
