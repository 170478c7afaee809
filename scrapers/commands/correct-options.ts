/** What the options of `npm run correct` ask for, or one line that says what is wrong with them. */
import { UsageError } from '@/db/commands/run';
import { OPERATOR } from '@/db/correct';
import { perImage, type Rule, ruleSchema, USD } from '@/pricing';

export type Options = {
  reason?: string;
  by?: string;
  usd?: string;
  rule?: string;
  quote?: string;
  replacedBy?: string;
  dryRun?: boolean;
  force?: boolean;
  all?: boolean;
};

export type Asked = { reason: string; by: string; rule: Rule | null; quote: string | null };

/** Throws UsageError. */
export function readOptions(options: Options): Asked {
  if (options.all) throw new UsageError('--all lists corrections; leave the observation away');
  const reason = options.reason?.trim();
  if (!reason) throw new UsageError('--reason is missing; say in a sentence what was wrong');
  const by = options.by === undefined ? OPERATOR : closedUp(options.by);
  if (by === '') throw new UsageError(`--by is empty; leave it away for “${OPERATOR}”`);
  if (by.length > 60) throw new UsageError('--by is a name, of at most 60 characters');
  const rule = ruleOf(options);
  const quote = options.quote === undefined ? null : closedUp(options.quote);
  if (quote === '') throw new UsageError('--quote is empty; leave it away to keep the old words');
  if (quote && !rule) throw new UsageError('--quote needs the price it says: --usd or --rule');
  if (rule && options.replacedBy)
    throw new UsageError('--replaced-by names a reading that stands; leave --usd and --rule away');
  return { reason, by, rule, quote };
}

/** White space closed up, as quoted words are kept. */
export function closedUp(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function ruleOf({ usd, rule }: Options): Rule | null {
  if (usd !== undefined && rule !== undefined)
    throw new UsageError('--usd or --rule, not both: they say the same thing');
  if (usd !== undefined) {
    if (!/^\d+(\.\d+)?$/.test(usd))
      throw new UsageError(
        `--usd ${usd}: expected dollars per image as a plain decimal, like 0.04`,
      );
    return checkedRule({ money: USD, terms: [perImage(usd)] }, '--usd');
  }
  if (rule === undefined) return null;
  try {
    return checkedRule(JSON.parse(rule), '--rule');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--rule is not JSON: ${(error as Error).message}`);
  }
}

function checkedRule(value: unknown, option: string): Rule {
  const read = ruleSchema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new UsageError(
    `${option}: not a rule: ${issue?.path.join('.') || 'rule'}: ${issue?.message ?? 'invalid'}`,
  );
}
