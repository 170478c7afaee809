import { exact, perImage, type Rule, USD } from '@/pricing';
import { type Body, ExtractError, type Extracted, type HostModule } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { findAmounts } from '@/scrapers/readers/amount';
import { misfitOfText } from '@/scrapers/readers/around';
import { isHtml } from '@/scrapers/readers/html';
import { hasAmounts, readOneModel } from '@/scrapers/readers/one-model';
import { readSections, withChildren } from '@/scrapers/readers/sections';
import { readLines } from '@/scrapers/readers/text';

const SLUG = /\/docs\/api-reference\/model-apis-([a-z0-9.-]+?)(?:\.md)?\/?$/;
const SIZE = String.raw`\(?\s*width\s*[*×x]\s*height`;
/** "$0.003 * (Width * Height * Steps) / (1024*1024*4)", and the same without steps. */
const BY_STEPS = new RegExp(
  String.raw`^\s*[*×]\s*${SIZE}\s*[*×x]\s*steps\s*\)\s*/\s*\(\s*1024\s*[*×x]\s*1024\s*[*×x]\s*([1-9]\d?)\s*\)\.?$`,
  'i',
);
const BY_SIZE = new RegExp(
  String.raw`^\s*[*×]\s*${SIZE}\s*\)\s*/\s*\(\s*1024\s*[*×x]\s*1024\s*\)\.?$`,
  'i',
);
/** Lines about the model or its price; others describe parameters and answers. */
const OF_THE_MODEL = /\b(?:this (?:model|api|endpoint)|pric(?:es?|ing))\b/i;
const megapixel = {
  kind: 'megapixel',
  pixelsPerMegapixel: 1_048_576,
  rounding: 'none',
  part: 'all',
} as const;

/** Novita: a documentation page a model, with its price as a formula. */
export const novita: HostModule = {
  host: 'novita',
  version: 2,
  sources: () => [
    {
      url: 'https://novita.ai/docs/api-reference/model-apis-flux-1-schnell',
      kind: 'page',
      minimumOffers: 1,
    },
  ],
  reads: (url) => isAddress(url, ['novita.ai'], SLUG),
  extract(body) {
    const slug = SLUG.exec(new URL(body.url).pathname)?.[1] ?? '';
    // As plain lines: Markdown would take the stars of the formula for emphasis.
    const html = isHtml(body.contentType, body.text);
    const text = html ? body.text : body.text.replace(/\\([*×()])/g, '$1');
    const lines = readLines(html ? body : { ...body, text, contentType: 'text/plain' });
    const endpoint = lines
      .map((l) => /\/v3(?:beta)?\/(?:async\/)?([a-z0-9.-]+)/i.exec(l)?.[1])
      .find(Boolean);
    if (!endpoint)
      throw new ExtractError('expected an endpoint such as POST /v3beta/…, found none');
    const hostModel = endpoint === 'txt2img' ? slug : endpoint;
    const priced = lines.filter((line) => /^\W*pricing\W*[$€£¥\d]|^\W*pricing\s*:/i.test(line));
    const [words] = priced;
    const tabled = words ? null : readPricingTable({ ...body, text }, hostModel);
    if (tabled) return tabled;
    if (!words || priced.length > 1) {
      const reason = words ? 'several pricing lines' : 'the page prints no price';
      return {
        offers: [],
        leftovers: [{ wording: hostModel, words: lines[0] ?? '', reason }],
        ignored: [],
      };
    }
    const misfit = besidePrice(lines, words);
    if (misfit)
      return {
        offers: [],
        leftovers: [{ wording: hostModel, words, reason: misfit }],
        ignored: [],
      };
    const rule = readFormula(words.replace(/^\W*pricing\W*?:\**\s*/i, ''));
    return {
      offers: [{ hostModel, operation: null, rule, quote: words }],
      leftovers: [],
      ignored: [],
    };
  },
};

/** A part "Pricing" with a table of this model's prices; null without one. */
function readPricingTable(body: Body, hostModel: string): Extracted | null {
  const sections = readSections(body);
  const [pricing = [], ...others] = sections.flatMap((s, at) =>
    /^\W*pricing\W*$/i.test(s.title) ? [withChildren(sections, at)] : [],
  );
  if (others.length > 0) throw new ExtractError('several parts "Pricing"');
  if (!pricing.some((s) => s.tables.some(hasAmounts))) return null;
  const said = pricing.flatMap((s) => s.paragraphs).find((p) => /[$€£¥]\s?\d/.test(p.text));
  if (said) throw new ExtractError(`a price beside the table: "${said.text.slice(0, 120)}"`);
  return readOneModel(pricing, hostModel);
}

/** Words elsewhere on the page that take its price back: a second amount, an end, another currency. */
function besidePrice(lines: readonly string[], priced: string): string | null {
  for (const line of lines.filter((l) => l !== priced)) {
    if (/[$€£¥]\s?\d/.test(line)) return `a second amount: "${line.slice(0, 120)}"`;
    const misfit = OF_THE_MODEL.test(line) ? misfitOfText(line) : null;
    if (misfit) return misfit;
  }
  return misfitOfText(priced);
}

function readFormula(text: string): Rule {
  const [amount, ...others] = findAmounts(text);
  if (amount?.index !== 0 || others.length > 0 || amount.per !== 1 || exact(amount.amount).eq('0'))
    throw new ExtractError(`expected "$… * (Width * Height …)", found "${text}"`);
  const rest = text.slice(amount.words.length).trim();
  const steps = BY_STEPS.exec(rest)?.[1];
  const term = { amount: amount.amount, per: 1 as const };
  if (steps) {
    const step = { kind: 'step', basis: 'relative', defaultSteps: Number(steps) } as const;
    return { money: USD, terms: [{ ...term, times: [megapixel, step] }] };
  }
  if (BY_SIZE.test(rest)) return { money: USD, terms: [{ ...term, times: [megapixel] }] };
  if (/^(?:\/|per)\s*image\.?$/i.test(rest))
    return { money: USD, terms: [perImage(amount.amount)] };
  throw new ExtractError(`a formula nobody knows: "${text}"`);
}
