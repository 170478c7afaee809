import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { z } from 'zod';

/** Rows of a CSV file with a header, checked against the columns that are read. */
export function readCsv<S extends z.ZodType>(path: string, schema: S): z.infer<S>[] {
  const parsed = Papa.parse<unknown>(readFileSync(path, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  const fault = parsed.errors[0];
  if (fault) throw new Error(`${path}, row ${(fault.row ?? 0) + 2}: ${fault.message}`);
  return parsed.data.map((row, i) => {
    const read = schema.safeParse(row);
    if (read.success) return read.data;
    throw new Error(`${path}, row ${i + 2}: ${z.prettifyError(read.error)}`);
  });
}

/** A rate of the table of current prices. */
export const rateSchema = z.object({
  host: z.string(),
  host_model_name: z.string(),
  operation: z.enum(['generate', 'edit', 'upscale', 'gpu']),
  variant: z.string(),
  price_text: z.string(),
  amount_usd: z.string(),
  unit: z.string(),
  condition: z.string(),
  stated_or_seen_on: z.string(),
  source_url: z.string(),
  source_kind: z.enum(['vendor_page', 'vendor_api', 'third_party', 'dataset']),
  confidence: z.string(),
});
export type Rate = z.infer<typeof rateSchema>;

/** A changed field in a dataset's history. */
export const changeSchema = z.object({
  observed_at: z.iso.datetime({ offset: true }),
  source_repo: z.string(),
  source_commit: z.string(),
  host: z.string(),
  model_id: z.string(),
  field: z.string(),
  value_usd: z.string(),
  event: z.enum(['added', 'changed', 'removed']),
  mode: z.string(),
});
export type Change = z.infer<typeof changeSchema>;

/** A price as told in articles. */
export const articleSchema = z.object({
  host: z.string(),
  host_model_name: z.string(),
  amount_usd: z.string(),
  qualifier: z.string(),
  unit: z.string(),
  stated_on: z.string(),
  source: z.string(),
});
export type ArticlePrice = z.infer<typeof articleSchema>;

export const captureSchema = z.object({
  url: z.string(),
  capturedAt: z.string(),
  dateKnown: z.boolean().optional(),
});
export type Capture = z.infer<typeof captureSchema>;
