import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who asks, with an address where a host can complain. */
export function userAgent(env: NodeJS.ProcessEnv = process.env): string {
  const manifest: { version: string; homepage?: string } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
  );
  const contact = env.PERIMAGE_CONTACT_URL || manifest.homepage;
  return `PerImage/${manifest.version}${contact ? ` (+${contact})` : ''}`;
}
