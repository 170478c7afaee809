import { type Tier, tierOf } from './tiers';

export type Variant = {
  /** The host's own word and the tier it stands for. */
  quality: string | null;
  tier: Tier | null;
  size: string | null;
  /** False: more, or something else, is sold than the model itself (a LoRA, a tool built on it). */
  plain: boolean;
  tags: string[];
};

/** Names of dates, sizes, editions and number formats; a faster cut is no longer the model itself. */
const PLAIN =
  /^(preview|fp8|raw|base|hd|dev|schnell|pro|premium|[\d.]+b|prompt-.+|(quality|size|steps|snapshot|version)=.+)$/;

/** Reads an alias's `variant`, e.g. `quality=turbo;size=1K`. */
export function readVariant(variant: string | null): Variant {
  const tags = variant ? variant.split(';') : [];
  const value = (key: string) =>
    tags.find((t) => t.startsWith(`${key}=`))?.slice(key.length + 1) ?? null;
  const quality = value('quality');
  return {
    quality,
    tier: quality === null ? null : tierOf(quality),
    size: value('size'),
    plain: tags.every((t) => PLAIN.test(t)),
    tags,
  };
}
