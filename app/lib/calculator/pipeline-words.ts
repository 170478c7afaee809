/** What the two-stage calculator says. Pure. */
import { compare, exact, print } from '@/pricing';
import { grouped } from '../credits';
import { datedWords } from '../dates';
import { formatUsd } from '../format';
import { monthOf, type PairView, type PipelineView, savedShare } from './pipeline';

/** "Drafting with A and finishing with B costs $0.10 a kept image.", or that one model is cheaper. */
export function pipelineWords({ shown, saving, compared, chosen }: PipelineView): string {
  if (!shown) return 'No pair of models with a price fits.';
  const { draft, final, cost } = shown.pair;
  const both = chosen.draft && chosen.final;
  if (!both && saving === 0 && compared > 0)
    return `One model for all is cheaper: none of ${grouped(`${compared}`)} pairs saves anything.`;
  if (both && shown.one && compare(shown.one.saved, '0') < 0)
    return `One model for all is cheaper: ${final.model.name} alone costs ${formatUsd(shown.one.usd)} a kept image, the two stages ${formatUsd(cost.usd)}.`;
  return `Drafting with ${draft.model.name} and finishing with ${final.model.name} costs ${formatUsd(cost.usd)} a kept image.`;
}

/** At whose prices the pairs were searched. */
export function searchedAt({ withStale, chosen }: PipelineView): string {
  if (withStale) return 'each model at its cheapest host; prices without a place take part';
  return chosen.draft || chosen.final
    ? 'the models you chose at their cheapest host, every other at its cheapest with a place'
    : 'each model at its cheapest host with a place';
}

/** What in the pair shown rests on a price without a place; null where nothing does. */
export function unplacedWords({ shown }: PipelineView): string | null {
  if (!shown) return null;
  const { draft, final } = shown.pair;
  const all = [draft, final, ...(shown.one ? [shown.one.stage] : [])];
  const old = all
    .filter(({ price: p }) => !p.current)
    .map(({ model, price: p }) => `${model.name} at ${p.hostName}, ${datedWords(p.checked)}`);
  const unsized = all
    .filter(({ price: p }) => p.unsized)
    .map(
      ({ model, price: p }) =>
        `${p.hostName} doesn’t say that its price of ${model.name} holds at this size`,
    );
  const said = [
    old.length > 0 ? `Last read too long ago for a place: ${once(old)}.` : null,
    unsized.length > 0 ? `${once(unsized)}.` : null,
  ].filter((words) => words !== null);
  return said.length > 0 ? said.join(' ') : null;
}

function once(words: readonly string[]): string {
  return [...new Set(words)].join('; ');
}

/** The saving against the final model alone, for one image and for the month. */
export function savingWords({ one, pair }: PairView, kept: number): string {
  const name = pair.final.model.name;
  if (!one)
    return `${name} is not sold for making images from words, so there is nothing to compare with.`;
  const sign = compare(one.saved, '0');
  if (sign === 0) return `${name} for every attempt costs the same.`;
  const month = formatUsd(monthOf(print(exact(one.saved).abs()), kept));
  const share = savedShare(one);
  const percent = share ? `${print(exact(share).times('100').round(0, 1))}%, ` : '';
  return sign > 0
    ? `${name} for every attempt would cost ${formatUsd(one.usd)}: two stages save ${percent}${month} a month on ${grouped(`${kept}`)} images. ${paysWords(one)}`
    : `${name} for every attempt would cost only ${formatUsd(one.usd)}: two stages cost ${month} more a month. ${paysWords(one)}`;
}

function paysWords({ paysFrom }: NonNullable<PairView['one']>): string {
  if (paysFrom === null) return 'The draft costs as much as the final model: two stages never pay.';
  return paysFrom === '1'
    ? 'Two stages pay from the first draft.'
    : `Two stages pay from ${grouped(paysFrom)} drafts a kept image.`;
}
