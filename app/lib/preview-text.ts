/** What stands on a page's preview image. Pure; plain text, of signs that its font can draw. */
import { type Host, hostById, type Model } from '@/catalog';
import type { MarketOffer } from '@/db/queries/market';
import { type Day, STANDARD_NEED } from '@/pricing';
import { checkedOf, datedWords } from './dates';
import { counted, formatTimes, formatUsd } from './format';
import type { ModelEnd } from './lifecycle';
import { sizeWords } from './need-words';
import { hostsWords, type OverviewRow, type Strip } from './overview';
import { currentSpan } from './ranking';

export type PreviewText = {
  /** Small, above: what kind of thing it is. */
  kind: string;
  title: string;
  /** The one number, if there is one. */
  figure: string | null;
  /** Beneath the number: what it is, and when it was true. */
  lines: string[];
};

/**
 * A model's lowest price, of which image, where, when, and among how many.
 * @param row null without a price
 * @param end the end that its maker has set
 */
export function modelPreview(
  model: Model,
  row: OverviewRow | null,
  end: ModelEnd | null = null,
): PreviewText {
  const kind = `${model.maker}, price per image, ${sizeWords(STANDARD_NEED.size)}`;
  if (!row) {
    const lines = [end ? `${end.past ? 'ended' : 'ends'} ${datedWords(end.on)}` : NO_PRICE];
    return drawable({ kind: model.maker, title: model.name, figure: null, lines });
  }
  const { cheapest, spread } = row;
  const host = hostById(cheapest.host)?.name ?? cheapest.host;
  const known = row.onlyStale ? 'last known at' : 'at';
  return drawable({
    kind,
    title: model.name,
    figure: formatUsd(cheapest.usd),
    lines: [
      `${known} ${host}, read ${datedWords(checkedOf(cheapest.span))}`,
      `${counted(row.hosts, 'host')}: ${hostsWords(row)}`,
      spread === '1' ? '' : `the dearest ${formatTimes(spread)} the cheapest`,
    ],
  });
}

/** What a host sells, and the day it was last read. `offers` is null while nothing can be read. */
export function hostPreview(
  host: Host,
  offers: readonly MarketOffer[] | null,
  today: Day,
): PreviewText {
  const kind = 'What one image costs at';
  const own = (offers ?? []).flatMap((offer) => {
    if (offer.hostId !== host.id || offer.reporter !== 'host') return [];
    const span = currentSpan(offer, today);
    return span ? [{ modelId: offer.modelId, read: checkedOf(span) }] : [];
  });
  const [first, ...others] = own.map((o) => o.read);
  if (!first) return drawable({ kind, title: host.name, figure: null, lines: [NO_PRICE] });
  const last = others.reduce((late, read) => (read.day > late.day ? read : late), first);
  const models = new Set(own.flatMap((o) => o.modelId ?? []));
  return drawable({
    kind,
    title: host.name,
    figure: counted(own.length, 'dated price'),
    lines: [`of ${counted(models.size, 'model')}`, `last read ${datedWords(last)}`],
  });
}

/** The site as a whole. `strip` is null while nothing can be read. */
export function sitePreview(strip: Strip | null): PreviewText {
  const title = 'What one AI image costs, on every host';
  const kind = 'Dated prices with the words they were read from';
  if (!strip || strip.prices === 0) return drawable({ kind, title, figure: null, lines: [] });
  return drawable({
    kind,
    title,
    figure: counted(strip.prices, 'price'),
    lines: [
      `from ${counted(strip.hosts, 'host')}`,
      strip.latest ? `latest reading ${datedWords(strip.latest)}` : '',
    ],
  });
}

const NO_PRICE = 'No price can be shown just now';

/** Signs beyond Latin-1 would make the drawing ask a font service on the network. */
function drawable(text: PreviewText): PreviewText {
  const plain = (words: string) =>
    words
      .normalize('NFC')
      .replace(/[^\x20-\x7e\u00a0-\u00ff–—‘’“”…•−≤≥≈]/g, '')
      .trim();
  return {
    kind: plain(text.kind),
    title: plain(text.title),
    figure: text.figure && plain(text.figure),
    lines: text.lines.map(plain).filter(Boolean),
  };
}
