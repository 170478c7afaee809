import { type Decimal, exact, type Operation, perImage, type Rule } from '@/pricing';
import { ExtractError, type Extracted, type HostModule } from '@/scrapers/contract';
import { isAddress } from '@/scrapers/readers/address';
import { readAmount, readDecimal } from '@/scrapers/readers/amount';
import { misfitOfText } from '@/scrapers/readers/around';
import { creditPrice } from '@/scrapers/readers/credit-price';
import { readSections, unreadColumns } from '@/scrapers/readers/sections';
import { squash, type Table } from '@/scrapers/readers/table';

const SERVICE = /^(?:api )?service$/i;
const PRICE = /^price \(credits\)/i;
/** The same once more, in dollars. */
const DOLLARS = /^(?:price|cost) \((?:usd|us\$|\$)\)$/i;
const BESIDE = /^(?:descriptions?|notes?)$/i;
const GROUPS: Record<string, Operation> = {
  GENERATE: 'generate',
  UPSCALE: 'upscale',
  CONTROL: 'edit',
  EDIT: 'edit',
};
/** Published on the host's credits page; older pages of prices repeat it. */
const CREDIT_USD = '0.01';
const MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

/** Stability: credits a result, in a table with a row for each group of services. */
export const stability: HostModule = {
  host: 'stability',
  version: 2,
  sources: () => [{ url: 'https://platform.stability.ai/pricing', kind: 'page', minimumOffers: 8 }],
  reads: (url) =>
    isAddress(
      url,
      ['platform.stability.ai', 'stability.ai'],
      /^\/(?:pricing|api-pricing-update-\d+)\/?$/,
    ),
  extract(body) {
    const sections = readSections(body);
    const out: Extracted = { offers: [], leftovers: [], ignored: [] };
    const tables = sections.flatMap((s) => s.tables).filter((t) => t.has(SERVICE) && t.has(PRICE));
    if (tables.length === 0)
      throw new ExtractError('expected a table of services with credits, found none');
    const creditUsd = creditPrice(sections);
    for (const table of tables) readTable(table, creditUsd, out);
    out.leftovers.push(...unreadColumns(sections));
    return out;
  },
};

function readTable(table: Table, creditUsd: Decimal | null, out: Extracted): void {
  const effectiveOn = dateIn(table.header(PRICE).text);
  let group = '';
  for (const row of table.rows()) {
    const hostModel = squash(row.take(SERVICE).text);
    const cell = row.take(PRICE);
    const price = squash(cell.text).replace(/ ?credits?$/i, '');
    const dollars = squash(row.takeIf(DOLLARS)?.text ?? '');
    row.takeIf(BESIDE);
    const remark = misfitOfText(squash(row.text));
    if (price === '') group = hostModel;
    else if (/3D|AUDIO|VIDEO/.test(group))
      out.ignored.push({ wording: hostModel, words: row.text, reason: `under ${group}` });
    else {
      try {
        const operation = GROUPS[group.toUpperCase()];
        if (!operation) throw new ExtractError(`stands under an unknown group "${group}"`);
        if (remark) throw new ExtractError(remark);
        const rule = ruleOf(price, creditUsd);
        checkDollars(price, dollars, rule);
        const offer = { hostModel, operation, rule, quote: cell.raw };
        out.offers.push({ ...offer, ...(effectiveOn ? { effectiveOn } : {}) });
      } catch (error) {
        if (!(error instanceof ExtractError)) throw error;
        out.leftovers.push({ wording: hostModel, words: row.text, reason: error.message });
      }
    }
  }
}

function ruleOf(price: string, creditUsd: Decimal | null): Rule {
  const credits = readDecimal(price, 'credits');
  if (exact(credits).lte('0')) throw new ExtractError(`printed as ${price} credits`);
  const assumptions = [`a credit taken as $${CREDIT_USD}, which this page does not repeat`];
  return {
    money: { kind: 'credit', name: 'credit', usd: creditUsd ?? CREDIT_USD },
    terms: [perImage(credits)],
    ...(creditUsd ? {} : { assumptions }),
  };
}

/** Dollars printed beside the credits must be the same price. */
function checkDollars(credits: string, dollars: string, { money }: Rule): void {
  if (dollars === '' || money.kind !== 'credit') return;
  const { amount } = readAmount(dollars);
  if (!exact(credits).times(exact(money.usd)).eq(exact(amount)))
    throw new ExtractError(`${credits} credits at $${money.usd} are not $${amount}`);
}

/** "Price (credits) effective August 1, 2025" → "2025-08-01". */
function dateIn(header: string): string | null {
  const match = /effective (\w+) (\d{1,2}), (\d{4})/i.exec(header);
  const month = MONTHS.indexOf(match?.[1]?.toLowerCase() ?? '') + 1;
  if (!match || month === 0) return null;
  return `${match[3]}-${String(month).padStart(2, '0')}-${(match[2] ?? '').padStart(2, '0')}`;
}
