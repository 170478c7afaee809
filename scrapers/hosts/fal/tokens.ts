/** Sentences of fal's endpoints that are billed by token. */
import type { Quantity } from '@/pricing';
import { ExtractError } from '@/scrapers/contract';
import { type Pattern, SCALE } from '@/scrapers/readers/prose';
import { addPrice, assume, type Draft, moneyOf } from './draft';

export const TOKENS: Pattern<Draft>[] = [
  {
    says: `text tokens \\(per (1M|1,000,000|1K|1,000)\\): {A} input(?:, {A} cached)?(?:, {A} output)?`,
    read: ([scale = '', input = '', , output = ''], draft) => {
      share(draft, input, scale, { kind: 'text_token' });
      if (output) assume(draft, 'text that the model writes beside the image is left out');
    },
  },
  {
    says: `image tokens \\(per (1M|1,000,000|1K|1,000)\\): {A} input(?:, {A} cached)?, {A} output`,
    read: ([scale = '', input = '', , output = ''], draft, words) => {
      share(draft, input, scale, { kind: 'input_image_token' });
      addPrice(draft, words, { amount: output, scale }, [{ kind: 'image_token', counts: [] }]);
    },
  },
  {
    // "Text input: $7.50 / 1M tokens": a sentence a kind of token.
    says: `(text|image) (input|output): {A} ?/ ?(1M|1,000,000|1K|1,000) tokens`,
    read: ([what = '', side = '', amount = '', scale = ''], draft, words) => {
      const image = /image/i.test(what);
      if (/input/i.test(side))
        share(draft, amount, scale, { kind: image ? 'input_image_token' : 'text_token' });
      else if (image)
        addPrice(draft, words, { amount, scale }, [{ kind: 'image_token', counts: [] }]);
      else assume(draft, 'text that the model writes beside the image is left out');
    },
  },
  {
    says: `(?:additionally,? )?input (text|image) tokens (?:are|will be) (?:charged|billed|priced) at {A} per (${SCALE})tokens?`,
    read: ([what = '', amount = '', scale = ''], draft) =>
      share(draft, amount, scale, {
        kind: /image/i.test(what) ? 'input_image_token' : 'text_token',
      }),
  },
  {
    says: `you will be charged {A} per (${SCALE})input text tokens?`,
    read: ([amount = '', scale = ''], draft) => share(draft, amount, scale, { kind: 'text_token' }),
  },
  {
    says: `you will be charged {A} per (${SCALE})input image tokens?`,
    read: ([amount = '', scale = ''], draft) =>
      share(draft, amount, scale, { kind: 'input_image_token' }),
  },
  {
    says: `you will be charged {A} per (${SCALE})output image tokens?`,
    read: ([amount = '', scale = ''], draft, words) =>
      addPrice(draft, words, { amount, scale }, [{ kind: 'image_token', counts: [] }]),
  },
  {
    says: `one 1024x1024 image is roughly ([\\d,]+) tokens(?: in low fidelity mode, or [\\d,]+ tokens in high fidelity mode)?`,
    read: ([count = ''], draft, words) => {
      const tokens = Number.parseInt(count.replaceAll(',', ''), 10);
      if (!(tokens > 0)) throw new ExtractError(`expected a token count, found "${count}"`);
      for (const term of draft.shared)
        for (const q of term.times) if (q.kind === 'input_image_token') q.perImage = tokens;
      const mode = /low fidelity/.test(words) ? ', low fidelity' : '';
      assume(draft, `an input image is taken as the host's "roughly ${count} tokens"${mode}`);
    },
  },
  {
    says: `(?:total|token) cost is (?:rounded up|ceiled) to the (?:closest|nearest) (hundredth of a cent|cent|tenth of a cent)(?: \\(\\$[\\d.]+\\))?`,
    read: ([unit = ''], draft) => {
      const to = { cent: '0.01', 'tenth of a cent': '0.001' }[unit.toLowerCase()] ?? '0.0001';
      draft.rounding = { to, mode: 'up' };
    },
  },
];

function share(draft: Draft, amount: string, scale: string, quantity: Quantity): void {
  const { printed, per } = moneyOf(amount, scale);
  if (printed !== '0') draft.shared.push({ amount: printed, per, times: [quantity] });
}
