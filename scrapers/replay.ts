/**
 * Replaying recorded bodies: the same way through as the weekly job, with each body's own date.
 * A folder with an index.json, or a folder of hosts that each hold recorded/index.json.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { UsageError } from '@/db/commands/run';
import { isDay } from '@/pricing';
import { isKeyed } from './account';
import { FORMS, type Form } from './archive';
import type { SourceModule } from './contract';
import { decodeText } from './fetch/body';
import { LIMITS } from './fetch/types';
import type { SourceResult } from './plan';

const entrySchema = z.object({
  host: z.string().min(1),
  url: z.url(),
  file: z.string().min(1),
  contentType: z.string().min(1),
  status: z.int(),
  capturedAt: z.string().refine(isDay, 'a day (YYYY-MM-DD)'),
  form: z.enum(FORMS),
  dateKnown: z.boolean().optional(),
  note: z.string().optional(),
  /** Made up for tests, not served by a host. */
  synthetic: z.boolean().optional(),
});
const indexSchema = z.union([
  z.array(entrySchema),
  z
    .object({ synthetic: z.boolean().optional(), bodies: z.array(entrySchema) })
    .transform(({ synthetic, bodies }) => bodies.map((b) => ({ synthetic, ...b }))),
]);
export type ReplayEntry = z.infer<typeof entrySchema> & { path: string };

/** One host's bodies of one day, oldest day first. */
export type ReplayGroup = { host: string; day: string; entries: ReplayEntry[] };

/** Reads and checks the whole list before anything is replayed. Throws UsageError. */
export function readReplay(dir: string): ReplayEntry[] {
  const root = resolve(dir);
  if (!existsSync(root) || !statSync(root).isDirectory())
    throw new UsageError(`no folder ${dir} to replay from`);
  if (existsSync(join(root, 'index.json'))) return readIndex(root, dir, false);
  const recorded = readdirSync(root)
    .map((host) => join(root, host, 'recorded'))
    .filter((folder) => existsSync(join(folder, 'index.json')));
  if (recorded.length === 0)
    throw new UsageError(`${dir} has neither an index.json nor folders with recorded/index.json`);
  return recorded.flatMap((folder) => readIndex(folder, relative(process.cwd(), folder), true));
}

function readIndex(folder: string, name: string, synthetic: boolean): ReplayEntry[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
  } catch (error) {
    throw new UsageError(`${name}/index.json can't be read: ${(error as Error).message}`);
  }
  const list = indexSchema.safeParse(parsed);
  if (!list.success) {
    const issue = deepest(list.error.issues[0]);
    throw new UsageError(
      `${name}/index.json is not a replay list: ${issue?.path.join('.') || 'top'}: ${issue?.message}`,
    );
  }
  return list.data.map((entry) => {
    const path = join(folder, entry.file);
    const inside = relative(folder, path);
    if (inside.startsWith('..') || isAbsolute(inside))
      throw new UsageError(`${name}/index.json names a file outside of its folder: ${entry.file}`);
    if (!existsSync(path))
      throw new UsageError(`${name}/index.json names ${entry.file}, which is not there`);
    if (!statSync(path).isFile())
      throw new UsageError(`${name}/index.json names ${entry.file}, which is no file`);
    return { ...entry, form: formOf(entry), synthetic: entry.synthetic ?? synthetic, path };
  });
}

/** A transcription that its note calls a third party's copy is not the host's own page. */
function formOf({ form, note }: z.infer<typeof entrySchema>): Form {
  return form === 'transcribed' && /^a third party['’]s copy\b/i.test(note ?? '') ? 'copied' : form;
}

/** The message of the list form, not "no form of the union fits". */
function deepest(issue: z.core.$ZodIssue | undefined): z.core.$ZodIssue | undefined {
  return issue?.code === 'invalid_union' ? deepest(issue.errors[0]?.[0]) : issue;
}

export function grouped(entries: readonly ReplayEntry[]): ReplayGroup[] {
  const groups = new Map<string, ReplayGroup>();
  for (const entry of entries) {
    const key = `${entry.capturedAt} ${entry.host}`;
    const group = groups.get(key) ?? { host: entry.host, day: entry.capturedAt, entries: [] };
    group.entries.push(entry);
    groups.set(key, group);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/**
 * Bodies of one group as if just fetched. Of a capture only the day is known: noon, so that it
 * outranks a fact noted for the same day, which stands at midnight.
 */
export function resultsOf(module: SourceModule, group: ReplayGroup): SourceResult[] {
  return group.entries.map((entry): SourceResult => {
    // As in a live run, what an account was told comes before the pages of that day.
    const hour = isKeyed(module, entry.url) ? '11' : '12';
    const base = { url: entry.url, takenAt: new Date(`${entry.capturedAt}T${hour}:00:00Z`) };
    if (entry.status !== 200) return { ...base, error: `answered ${entry.status}` };
    if (!module.reads(entry.url))
      return { ...base, error: 'the module does not read this address' };
    try {
      return {
        ...base,
        form: entry.form,
        precision: entry.dateKnown === false ? 'month' : 'day',
        minimumOffers: minimumOf(module, entry.url),
        body: readBody(entry.path, entry.url, entry.contentType),
      };
    } catch (error) {
      return { ...base, error: (error as Error).message };
    }
  });
}

/** A body from a file, held to the same limits as one from the network. */
export function readBody(path: string, url: string, contentType: string) {
  const bytes = readFileSync(path);
  if (bytes.length > LIMITS.maxBytes) throw new UsageError(`${path} is larger than any price page`);
  return { url, contentType, text: decodeText(bytes, contentType) };
}

/** An older address of a source that is read today has no minimum of its own but one offer. */
function minimumOf(module: SourceModule, url: string): number {
  return module.sources().find((source) => source.url === url)?.minimumOffers ?? 1;
}
