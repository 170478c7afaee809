import { exact, perImage, type Rule, USD } from '@/pricing';
import { ExtractError, type Extracted, type HostModule } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { readAmount } from '@/scrapers/readers/amount';
import { misfitOfText, misfits } from '@/scrapers/readers/around';
import { readSections, unreadColumns } from '@/scrapers/readers/sections';
import { type Row, squash } from '@/scrapers/readers/table';
import { type Formula, readFormula } from './formula';
import { MODEL_LIST, readModelList } from './model-list';

const NAMES = ['Model', 'Model name', 'Organization'];
const ID = /^(?:api string|model string for api|api model string|model string|model id)$/i;
const PRICE = /^(?:\$\/mp|price (?:per|\/) mp(?: \(usd\))?|price per megapixel|\$ per mp)$/i;
/** A second column for models that are billed by the image. */
const EACH = /^(?:\$\/image|price (?:per|\/) image(?: \(usd\))?|\$ per image)$/i;
const NONE = /^(?:[-–—]|n\/a)?$/i;
const STEPS = ['Default steps', 'Default Steps'];
/** Makers of models that run with no steps to choose: their prices are per image elsewhere. */
const BY_IMAGE = /^(?:google|ideogram|xai|bytedance-seed|openai)\/|\b(?:pro|max)$/i;

/** Together: a table of prices per megapixel, with a surcharge above the default steps. */
export const together: HostModule = {
  host: 'together',
  version: 2,
  sources: () => [
    { url: 'https://docs.together.ai/docs/serverless/models', kind: 'page', minimumOffers: 6 },
    { url: MODEL_LIST, kind: 'api', minimumOffers: 1 },
  ],
  reads: (url) =>
    url === MODEL_LIST ||
    isAddress(
      url,
      ['docs.together.ai'],
      /^\/docs\/(?:serverless\/models|serverless-models|image-models)(?:\.md)?\/?$/,
    ),
  keyOf: (url) => (url === MODEL_LIST ? { env: 'TOGETHER_API_KEY', scheme: 'Bearer' } : null),
  extract(body) {
    if (body.url === MODEL_LIST) return readModelList(body);
    const sections = readSections(body);
    const formula = readFormula(sections);
    const out: Extracted = { offers: [], leftovers: [], ignored: [] };
    const priced = sections.flatMap((s) => s.tables).filter((t) => t.has(PRICE));
    if (priced.length === 0)
      throw new ExtractError('expected a table with prices per megapixel, found none');
    const around = misfits(sections);
    for (const [at, section] of sections.entries())
      for (const table of section.tables.filter((t) => t.has(PRICE)))
        for (const row of table.rows()) readRow(row, formula, around[at] ?? null, out);
    out.leftovers.push(
      ...unreadColumns(sections.filter((s) => s.tables.some((t) => t.has(PRICE)))),
    );
    return out;
  },
};

function readRow(row: Row, formula: Formula, misfit: string | null, out: Extracted): void {
  const hostModel = squash(row.take(ID).text);
  for (const name of NAMES) row.takeIf(name);
  const note = misfitOfText(squash(row.takeIf('Notes')?.text ?? ''));
  const price = row.take(PRICE);
  const each = row.takeIf(EACH);
  const steps = squash(row.takeIf(...STEPS)?.text ?? '');
  try {
    if (misfit ?? note) throw new ExtractError(misfit ?? note ?? '');
    if (!/^[\w.-]+\/[\w.-]+$/.test(hostModel)) throw new ExtractError('expected an id maker/model');
    const defaultSteps = stepsOf(steps);
    if (each && NONE.test(squash(price.text))) {
      const rule = { money: USD, terms: [perImage(usd(squash(each.text)))] };
      out.offers.push({ hostModel, operation: null, rule, quote: each.raw });
      return;
    }
    if (defaultSteps === null && BY_IMAGE.test(hostModel))
      throw new ExtractError(
        'a closed model without steps in a table per megapixel: unit doubtful',
      );
    const rule = ruleOf(usd(squash(price.text)), defaultSteps, formula);
    out.offers.push({ hostModel, operation: null, rule, quote: price.raw });
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    out.leftovers.push({ wording: hostModel, words: row.text, reason: error.message });
  }
}

function ruleOf(amount: string, defaultSteps: number | null, formula: Formula): Rule {
  const { pixelsPerMegapixel, assumptions } = formula;
  const megapixel = {
    kind: 'megapixel',
    pixelsPerMegapixel,
    rounding: 'none',
    part: 'all',
  } as const;
  const step =
    defaultSteps === null ? [] : [{ kind: 'step', basis: 'above_default', defaultSteps } as const];
  return {
    money: USD,
    terms: [{ amount, per: 1, times: [megapixel, ...step] }],
    ...(assumptions.length > 0 ? { assumptions } : {}),
  };
}

function stepsOf(text: string): number | null {
  if (NONE.test(text)) return null;
  if (!/^[1-9]\d{0,2}$/.test(text))
    throw new ExtractError(`expected default steps, found "${text}"`);
  return Number(text);
}

function usd(text: string): string {
  const { amount, per } = readAmount(text);
  if (per !== 1) throw new ExtractError(`expected dollars per megapixel, found "${text}"`);
  if (exact(amount).eq('0')) throw new ExtractError('printed as $0 without a word of free');
  return amount;
}
