/** Every host that is read. A new host is a folder here and a line in this list. */
import type { HostModule } from '@/scrapers/contract';
import { alibabaModelStudio } from './alibaba-model-studio';
import { bfl } from './bfl';
import { byteplus } from './byteplus';
import { cloudflare } from './cloudflare';
import { comfy } from './comfy';
import { deepinfra } from './deepinfra';
import { fal } from './fal';
import { googleGemini } from './google-gemini';
import { ideogram } from './ideogram';
import { minimax } from './minimax';
import { novita } from './novita';
import { openai } from './openai';
import { openrouter } from './openrouter';
import { piapi } from './piapi';
import { recraft } from './recraft';
import { replicate } from './replicate';
import { segmind } from './segmind';
import { siliconflow } from './siliconflow';
import { stability } from './stability';
import { together } from './together';
import { venice } from './venice';
import { vercel } from './vercel';
import { wavespeed } from './wavespeed';
import { xai } from './xai';
import { zai } from './zai';

export const hostModules: readonly HostModule[] = [
  alibabaModelStudio,
  bfl,
  byteplus,
  cloudflare,
  comfy,
  deepinfra,
  fal,
  googleGemini,
  ideogram,
  minimax,
  novita,
  openai,
  openrouter,
  piapi,
  recraft,
  replicate,
  segmind,
  siliconflow,
  stability,
  together,
  venice,
  vercel,
  wavespeed,
  xai,
  zai,
];

/** The module of a host by its catalog id. */
export function moduleFor(host: string): HostModule | undefined {
  return hostModules.find((module) => module.host === host);
}
