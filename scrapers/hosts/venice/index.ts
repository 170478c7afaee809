import { BANDS, type Band, exact, perImage, type Rule, type Term, USD } from '@/pricing';
import { ExtractError, type Extracted, type HostModule } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { readAmount } from '@/scrapers/readers/amount';
import {
  readSections,
  type Section,
  unreadColumns,
  withChildren,
} from '@/scrapers/readers/sections';
import { type Row, squash, type Words } from '@/scrapers/readers/table';

const ID = ['ID', 'Model ID'];
const PRICE = ['Price', 'Per Image'];
const EDIT = ['Per Edit', 'Price per edit'];
/** The list of image models: no heading says so, the address does. */
const MODELS = /^(?:\/veniceai\/api-docs\/[^/]+)?\/models\/image(?:\.mdx?)?\/?$/;
const FACTORS = [/^2x upscale$/, /^4x upscale$/];

/** Venice: tables of models under "Image Generation", a price an image or one a resolution. */
export const venice: HostModule = {
  host: 'venice',
  version: 2,
  sources: () => [
    {
      url: 'https://raw.githubusercontent.com/veniceai/api-docs/main/overview/pricing.mdx',
      kind: 'page',
      minimumOffers: 15,
    },
  ],
  reads: (url) =>
    isAddress(url, ['docs.venice.ai'], /^(?:\/overview)?\/pricing(?:\.md)?\/?$/) ||
    isAddress(
      url,
      ['raw.githubusercontent.com'],
      /^\/veniceai\/api-docs\/[^/]+\/(?:overview\/pricing|models\/image)\.mdx$/,
    ) ||
    isAddress(url, ['docs.venice.ai'], MODELS),
  extract(body) {
    const out: Extracted = { offers: [], leftovers: [], ignored: [] };
    const sections = readSections(body);
    const images = MODELS.test(new URL(body.url).pathname) ? sections : imageSections(sections);
    for (const section of images)
      for (const table of section.tables)
        for (const row of table.rows()) readRow(row, section.title, out);
    if (out.offers.length + out.leftovers.length === 0)
      throw new ExtractError('expected priced models under "Image Generation", found none');
    out.leftovers.push(...unreadColumns(images));
    return out;
  },
};

function imageSections(sections: readonly Section[]): Section[] {
  const at = sections.findIndex((s) => /^image (?:generation|models)$/i.test(s.title));
  if (at < 0) throw new ExtractError('expected a heading "Image Generation", found none');
  return withChildren(sections, at);
}

function readRow(row: Row, heading: string, out: Extracted): void {
  row.takeIf('Model');
  row.takeIf('Privacy');
  const id = row.take(...ID);
  const hostModel = squash(id.code[0] ?? id.text);
  try {
    if (!/^[\w./-]+$/.test(hostModel)) throw new ExtractError('expected the id of a model');
    if (FACTORS.map((factor) => row.takeIf(factor)).some(Boolean))
      throw new ExtractError('upscaling is priced by its factor, not by the size of the image');
    const edit = row.takeIf(...EDIT);
    const price = edit ?? row.take(...PRICE);
    const operation = edit || /^edit/i.test(heading) ? 'edit' : 'generate';
    out.offers.push({ hostModel, operation, rule: ruleOf(price), quote: price.raw });
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error;
    out.leftovers.push({ wording: hostModel || '(no id)', words: row.text, reason: error.message });
  }
}

/** "$0.04", "Per Image: $0.04", "$0.12 / extra image $0.03" or "1K: $0.18, 2K: $0.23, 4K: $0.35". */
function ruleOf({ text }: Words): Rule {
  const [printed = '', further, ...rest] = squash(text).split(/\s*\/\s*extra image\s*(?=\$)/i);
  if (rest.length > 0) throw new ExtractError(`further images priced twice: "${squash(text)}"`);
  if (further !== undefined) {
    const more: Term = { amount: usd(further), per: 1, times: [{ kind: 'input_image', free: 1 }] };
    const { terms } = ruleOf({ text: printed, raw: printed, code: [] });
    return { money: USD, terms: [...terms, more] };
  }
  const parts = printed.split(/,\s+(?=\S+:)/);
  const [only] = parts;
  const flat =
    parts.length === 1 && only ? /^(?:per (?:image|edit):\s*)?(\$.*)$/i.exec(only) : null;
  if (flat?.[1]) return { money: USD, terms: [perImage(usd(flat[1]))] };
  const terms = parts.map((part): Term => {
    const [, size = '', amount = ''] = /^(\S+?):\s*(\$.*)$/.exec(part) ?? [];
    const band = (Object.keys(BANDS) as Band[]).find((b) => b === size.toUpperCase());
    if (!band) throw new ExtractError(`expected prices by resolution, found "${part}"`);
    return {
      ...perImage(usd(amount), [{ kind: 'resolution', is: [band] }]),
      group: 'size',
    };
  });
  if (new Set(terms.map((t) => JSON.stringify(t.when))).size !== terms.length)
    throw new ExtractError(`one resolution priced twice: "${squash(text)}"`);
  return { money: USD, terms };
}

function usd(text: string): string {
  const { amount, per } = readAmount(text);
  if (per !== 1 || exact(amount).eq('0'))
    throw new ExtractError(`expected a price for one image, found "${text}"`);
  return amount;
}
