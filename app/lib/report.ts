/** The way to report a mistake: an address with all ids filled in, or the text to send. */
import type { Dated } from './dates';
import { isoOf } from './format';

export type Subject = {
  observation: string;
  offer: string;
  /** Host, the host's wording, operation and variant. */
  what: string;
  /** As exactly as it is known. */
  read: Dated;
  sourceUrl: string;
  obtained: string;
  /** SHA-256 of the stored body; null for recorded facts. */
  bodyHash: string | null;
  quote: string;
  /** Absolute address of the evidence page. */
  page: string;
};

export type Report = { href: string } | { text: string };

const QUOTE_MOST = 300;

/**
 * @param address PERIMAGE_ISSUES_URL: where a new issue is opened, or a mailto: address; anything
 * else counts as not given, and the text is shown to be copied
 */
export function reportOf(subject: Subject, address: string | undefined): Report {
  const title = `Wrong price: ${subject.what} (${subject.observation})`;
  const text = bodyText(subject);
  if (!address || !URL.canParse(address)) return { text: `${title}\n\n${text}` };
  const url = new URL(address);
  if (url.protocol === 'mailto:') {
    const query = [
      ['subject', title],
      ['body', text],
    ].map(([name = '', value = '']) => `${name}=${encodeURIComponent(value)}`);
    return { href: `mailto:${url.pathname}?${query.join('&')}` };
  }
  if (!/^https?:$/.test(url.protocol)) return { text: `${title}\n\n${text}` };
  url.searchParams.set('title', title);
  url.searchParams.set('body', text);
  return { href: url.href };
}

function bodyText(s: Subject): string {
  const quote = s.quote.length > QUOTE_MOST ? `${s.quote.slice(0, QUOTE_MOST)}…` : s.quote;
  return [
    'What is wrong, and where the right price stands:',
    '',
    '',
    '---',
    `Page: ${s.page}`,
    `Offer: ${s.what} (${s.offer})`,
    `Observation: ${s.observation}, read ${isoOf(s.read.day, s.read.precision)}${s.read.precision === 'day' ? '' : ', the day isn’t known'} (${s.obtained})`,
    `Source: ${s.sourceUrl}`,
    `Stored body: ${s.bodyHash ?? 'none, a recorded fact'}`,
    `Words: ${quote}`,
  ].join('\n');
}
