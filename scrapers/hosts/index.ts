/** Every host that is read. A new host is a folder here and a line in this list. */
import type { HostModule } from '@/scrapers/contract';
import { bfl } from './bfl';
import { cloudflare } from './cloudflare';
import { fal } from './fal';
import { googleGemini } from './google-gemini';
import { ideogram } from './ideogram';
import { novita } from './novita';
import { openai } from './openai';
import { openrouter } from './openrouter';
import { piapi } from './piapi';
import { replicate } from './replicate';
import { segmind } from './segmind';
import { stability } from './stability';
import { together } from './together';
import { vercel } from './vercel';
import { wavespeed } from './wavespeed';

export const hostModules: readonly HostModule[] = [
  bfl,
  cloudflare,
  fal,
  googleGemini,
  ideogram,
  novita,
  openai,
  openrouter,
  piapi,
  replicate,
  segmind,
  stability,
  together,
  vercel,
  wavespeed,
];

/** The module of a host by its catalog id. */
export function moduleFor(host: string): HostModule | undefined {
  return hostModules.find((module) => module.host === host);
}
