/** Every host that is read. A new host is a folder here and a line in this list. */
import type { HostModule } from '@/scrapers/contract';
import { aimlapi } from './aimlapi';
import { alibabaModelStudio } from './alibaba-model-studio';
import { apimart } from './apimart';
import { apiyi } from './apiyi';
import { atlascloud } from './atlascloud';
import { awsBedrock } from './aws-bedrock';
import { azure } from './azure';
import { bfl } from './bfl';
import { byteplus } from './byteplus';
import { cloudflare } from './cloudflare';
import { cometapi } from './cometapi';
import { comfy } from './comfy';
import { deepinfra } from './deepinfra';
import { fal } from './fal';
import { fireworks } from './fireworks';
import { getimg } from './getimg';
import { googleGemini } from './google-gemini';
import { googleVertex } from './google-vertex';
import { hiapi } from './hiapi';
import { ideogram } from './ideogram';
import { inferenceSh } from './inference-sh';
import { kling } from './kling';
import { krea } from './krea';
import { laozhang } from './laozhang';
import { llmgateway } from './llmgateway';
import { luma } from './luma';
import { minimax } from './minimax';
import { muapi } from './muapi';
import { nanogpt } from './nanogpt';
import { nebius } from './nebius';
import { novita } from './novita';
import { nscale } from './nscale';
import { openai } from './openai';
import { openrouter } from './openrouter';
import { piapi } from './piapi';
import { pollinations } from './pollinations';
import { prodia } from './prodia';
import { recraft } from './recraft';
import { replicate } from './replicate';
import { runpod } from './runpod';
import { runware } from './runware';
import { runway } from './runway';
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
  aimlapi,
  alibabaModelStudio,
  apimart,
  apiyi,
  atlascloud,
  awsBedrock,
  azure,
  bfl,
  byteplus,
  cloudflare,
  cometapi,
  comfy,
  deepinfra,
  fal,
  fireworks,
  getimg,
  googleGemini,
  googleVertex,
  hiapi,
  ideogram,
  inferenceSh,
  kling,
  krea,
  laozhang,
  llmgateway,
  luma,
  minimax,
  muapi,
  nanogpt,
  nebius,
  novita,
  nscale,
  openai,
  openrouter,
  piapi,
  pollinations,
  prodia,
  recraft,
  replicate,
  runpod,
  runware,
  runway,
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
