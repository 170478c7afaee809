/** The incidents and real moves that somebody has looked into, held against changed values. */
import { z } from 'zod';
import type { Judged } from './walk';

export const caseSchema = z.object({
  id: z.string().min(1),
  kind: z.string().min(1),
  dataset_csv: z.string(),
  host: z.string(),
  field: z.string(),
  from_utc: z.string(),
  to_utc: z.string(),
});
export type Case = z.infer<typeof caseSchema>;

/** A host's own move; everything else in the list is an error, a redefinition or noise. */
export function isRealMove({ kind }: Case): boolean {
  return kind === 'real vendor change';
}

/** The mistake came as a first value; what changed is its correction. */
export function isCorrection({ kind }: Case): boolean {
  return /corrected/.test(kind);
}

/** The case a changed value belongs to, by dataset, host, field and day; undefined: none. */
export function caseOf(judged: Judged, cases: readonly Case[]): Case | undefined {
  const { dataset, day, key } = judged;
  return cases.find((c) => {
    const until = c.to_utc || c.from_utc;
    const hosts = c.host.split(/, ?/);
    return (
      c.dataset_csv === dataset &&
      hosts.includes(key.host) &&
      c.from_utc !== '' &&
      day >= c.from_utc.slice(0, 10) &&
      day <= until.slice(0, 10) &&
      fieldsOf(c).some((f) => key.field === f || key.field.endsWith(`.${f}`))
    );
  });
}

/** "pricing.prompt / completion" names two fields. */
function fieldsOf({ field }: Case): string[] {
  return field.split(/ \/ | -> /);
}
