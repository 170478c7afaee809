/** From the table's words about a source to an address that a reader can open, or a refusal. */
import type { Reporter } from '../schema';

/** Repositories and pages that the table names without an address. Longest beginning first. */
const NAMED: readonly [start: string, url: string][] = [
  ['keremk/renku catalog', 'https://github.com/keremk/renku'],
  [
    'gridaco/grida packages',
    'https://github.com/gridaco/grida/blob/main/packages/grida-ai-models/src/models.ts',
  ],
  [
    'pollinations/pollinations shared',
    'https://github.com/pollinations/pollinations/blob/0047731e/shared/registry/image.ts',
  ],
  [
    'labring/aiproxy core/relay/adaptor/siliconflow',
    'https://github.com/labring/aiproxy/blob/main/core/relay/adaptor/siliconflow/constants.go',
  ],
  [
    'labring/aiproxy core/relay/adaptor/doubao',
    'https://github.com/labring/aiproxy/blob/main/core/relay/adaptor/doubao/constants.go',
  ],
  [
    'api-evangelist/recraft plans',
    'https://github.com/api-evangelist/recraft/blob/main/plans/recraft-plans-pricing.yml',
  ],
  ['HiAPIAI asset-pack skill', 'https://github.com/HiAPIAI'],
  ['atlascloud blog', 'https://www.atlascloud.ai/blog'],
  ['ai.google.dev', 'https://ai.google.dev/gemini-api/docs/pricing'],
  ['developers.openai.com', 'https://developers.openai.com/api/docs/pricing'],
  ['artificialanalysis.ai', 'https://artificialanalysis.ai'],
  ['docs.x.ai/developers/pricing', 'https://docs.x.ai/developers/pricing'],
  ['platform.minimax.io', 'https://platform.minimax.io'],
  ['platform.stability.ai/pricing', 'https://platform.stability.ai/pricing'],
  [
    'third-party doc quoting replicate.com/bytedance/seedream-4',
    'https://replicate.com/bytedance/seedream-4',
  ],
  [
    'third-party doc quoting replicate.com/google/nano-banana',
    'https://replicate.com/google/nano-banana',
  ],
];

/** An address with what the table adds to it in words, or null where it names no page at all. */
export function sourceOf(text: string, remark = ''): { url: string; words: string | null } | null {
  if (remark.includes('POST /api/v3/model/price'))
    return {
      url: 'https://api.wavespeed.ai/api/v3/model/price',
      words: 'a third party’s quote of the reply',
    };
  const direct = /^(https?:\/\/\S+)\s*(.*)$/.exec(text);
  if (direct?.[1]) return { url: direct[1], words: direct[2] ? said(direct[2]) : null };
  const named = NAMED.find(([start]) => text.startsWith(start));
  return named ? { url: named[1], words: said(text) } : null;
}

/** Price lists of other projects: each speaks for itself, never for the host. */
const LISTS: readonly [start: string, reporter: Reporter][] = [
  ['keremk/renku', 'renku'],
  ['gridaco/grida', 'grida'],
  ['labring/aiproxy', 'aiproxy'],
  ['modelpedia', 'modelpedia'],
];

/** Whose claim a row of a dataset is, or null for one that nobody has named. */
export function listedBy(source: string): Reporter | null {
  return LISTS.find(([start]) => source.startsWith(start))?.[1] ?? null;
}

/** The table's words about a source, without the serial numbers of its notes. */
function said(words: string): string {
  const plain = words.replace(/[\s,]+\d*$/, '').replace(/^\((.*)\)$/, '$1');
  const cited = plain
    .replace(/\s*\bas (cited|read) in$/, ', as cited by a third party')
    .replace(/^, /, '');
  return `source: ${cited.replace(/^\((.*)\)/, '$1')}`;
}

export const LITELLM_FILE =
  'https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json';

export function portkeyFile(host: string): string {
  return `https://github.com/Portkey-AI/models/blob/main/pricing/${host}.json`;
}

/** The histories may say more about a repository behind its name ("… (hourly mirror of …)"). */
export function commitUrl(repository: string, commit: string): string {
  return `https://github.com/${repository.replace(/ .*/, '')}/commit/${commit}`;
}
