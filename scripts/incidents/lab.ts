/** What an incident is replayed with: bodies go in by their day, what pages would show comes out. */
import type { Database } from '@/db/client';
import { unresolvedOfHost } from '@/db/queries/host';
import { loadMarket } from '@/db/queries/market';
import { heldBack } from '@/db/queries/status';
import { ruleWords } from '@/pricing';
import type { HostModule } from '@/scrapers/contract';
import { datasetModules } from '@/scrapers/datasets';
import { runModule } from '@/scrapers/datasets/run';
import { moduleFor } from '@/scrapers/hosts';
import type { HostReport } from '@/scrapers/run';
import { lazyRun, runHost } from '@/scrapers/run';

const LITELLM =
  'https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json';
const PORTKEY = 'https://raw.githubusercontent.com/Portkey-AI/models/main/pricing';
const OPENROUTER = 'https://openrouter.ai/api/v1/models';

export type Lab = ReturnType<typeof labOf>;

export function labOf(db: Database) {
  async function read(id: string, at: string, url: string, text: string): Promise<HostReport> {
    const module = moduleFor(id) ?? datasetModules.find((d) => d.host === id);
    if (!module) throw new Error(`no module reads ${id}`);
    return withRun(db, (runId) => runModule(db, module, [bodyOf(url, at, text)], runId));
  }

  return {
    db,
    /** LiteLLM's file: entries by name. A text stands for itself. */
    litellm: (at: string, rows: Record<string, object> | string) =>
      read('litellm', at, LITELLM, typeof rows === 'string' ? rows : JSON.stringify(rows)),
    /** One of Portkey's files; amounts are its own, in cents. */
    portkey: (at: string, file: string, rows: Record<string, object>) =>
      read('portkey', at, `${PORTKEY}/${file}.json`, JSON.stringify(rows)),
    /** OpenRouter's own list: rates by model, all of which make images from text and images. */
    openrouter: (at: string, pricing: Record<string, Record<string, string>>) =>
      read('openrouter', at, OPENROUTER, openrouterFeed(pricing)),
    /** A host's own words, through a module made for the occasion. */
    host: (module: HostModule, at: string, url: string, text: string) =>
      withRun(db, (runId) => runHost(db, module, [bodyOf(url, at, text)], runId)),
    /** Prices of an offer over time, as the history page gets them: "from day: rule". */
    prices: (hostId: string, hostModel: string, variant = '') =>
      pricesOf(db, hostId, hostModel, variant),
    offers: async () => (await loadMarket(db)).offers,
    /** Guards that hold something back, as the status page lists them. */
    held: async () => counted((await heldBack(db)).map((h) => `${h.hostModel}: ${h.guard}`)),
    /** What stands unread under a host or dataset, as its page lists it. */
    unread: async (id: string) =>
      counted((await unresolvedOfHost(db, id)).map((u) => `${u.wording}: ${u.reason}`)),
  };
}

async function withRun(
  db: Database,
  go: (runId: () => Promise<number>) => Promise<HostReport>,
): Promise<HostReport> {
  const run = lazyRun(db, 'replay');
  try {
    return await go(run.id);
  } finally {
    await run.finish();
  }
}

function bodyOf(url: string, at: string, text: string) {
  const contentType = url.endsWith('.md') ? 'text/markdown' : 'application/json';
  const body = { url, contentType, text };
  const takenAt = new Date(at.includes('T') ? `${at}Z` : `${at}T12:00:00Z`);
  return { url, takenAt, form: 'file', precision: 'day', minimumOffers: 1, body } as const;
}

function openrouterFeed(pricing: Record<string, Record<string, string>>): string {
  const architecture = { input_modalities: ['text', 'image'], output_modalities: ['image'] };
  const data = Object.entries(pricing).map(([id, own]) => ({ id, architecture, pricing: own }));
  return JSON.stringify({ data });
}

async function pricesOf(
  db: Database,
  hostId: string,
  hostModel: string,
  variant: string,
): Promise<string[]> {
  const { offers } = await loadMarket(db);
  return offers
    .filter((o) => o.hostId === hostId && o.hostModel === hostModel && o.variant === variant)
    .filter((o) => o.operation === 'generate')
    .flatMap((o) => o.spans)
    .map((s) => `from ${s.from}${s.to ? ` to ${s.to}` : ''}: ${ruleWords(s.rule)}`);
}

/** The same line several times is one with its number. */
function counted(lines: readonly string[]): string[] {
  const unique = [...new Set(lines)].sort();
  return unique.map((line) => {
    const n = lines.filter((l) => l === line).length;
    return n > 1 ? `${n} × ${line}` : line;
  });
}

/** How a run ended, in one line. */
export function came({ outcome, counts }: HostReport): string {
  const parts = Object.entries(counts).filter(([, n]) => n > 0);
  return [outcome, ...parts.map(([what, n]) => `${n} ${what}`)].join(', ');
}
