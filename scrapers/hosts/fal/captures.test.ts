import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { quote, workload } from '@/pricing';
import type { HostModule } from '@/scrapers/contract';
import { openrouter } from '../openrouter';
import { replicate } from '../replicate';
import { fal } from '.';

const DIR = join(import.meta.dirname, '../../../../shared/captures');
const HOSTS: HostModule[] = [fal, openrouter, replicate];
type Capture = { host: string; url: string; file: string; contentType: string };

/** Amounts that hosts print themselves for 1024×1024, or that their printed rate gives. */
const KNOWN: Record<string, string[]> = {
  'fal/llms.fal-ai__flux__dev.txt': ['0.025'],
  'fal/llms.fal-ai__flux-2-pro__outpaint.txt': ['0.03'],
  'fal/llms.flux-2-flex-edit.txt': ['0.05'],
  'fal/llms.fal-ai__kling-image__o3__image-to-image.txt': ['0.028'],
  'fal/llms.fal-ai__recraft-20b.txt': ['0.022', '0.044'],
  'fal/llms.fal-ai__gpt-image-1__text-to-image.txt': ['0.011', '0.042', '0.167'],
  'fal/llms.ideogram__v4.txt': ['0.0075', '0.015', '0.025'],
  'openrouter/images-endpoints.seedream-4.5.json': ['0.05'],
  'replicate/page.black-forest-labs_flux-schnell.2026-10-03.html': ['0.003'],
  'replicate/page.luma_reframe-image.2026-10-05.html': ['0.01', '0.03'],
};

// The bodies are third parties' material and stand beside the repository, not in it.
describe.skipIf(!existsSync(join(DIR, 'index.json')))('bodies that the hosts served', () => {
  const index = existsSync(DIR) ? readFileSync(join(DIR, 'index.json'), 'utf8') : '[]';
  const captures = (JSON.parse(index) as Capture[]).filter((c) =>
    HOSTS.some((h) => h.host === c.host),
  );

  it.each(captures.map((c) => [c.file, c] as const))('%s', (file, { host, url, contentType }) => {
    const module = HOSTS.find((h) => h.host === host);
    expect(module?.reads(url)).toBe(true);
    const text = readFileSync(join(DIR, file), 'utf8');
    const read = module?.extract({ url, contentType, text });
    expect(
      (read?.offers.length ?? 0) + (read?.leftovers.length ?? 0) + (read?.ignored.length ?? 0),
    ).toBeGreaterThan(0);
    for (const { reason } of read?.leftovers ?? [])
      expect(reason).toMatch(/cut off|no pricing section|per layer/);
    const known = KNOWN[file];
    if (known) expect(read?.offers.map((o) => quote(o.rule, workload()).usd)).toEqual(known);
  });
});
