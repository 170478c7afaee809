import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** The browser for the tests: PERIMAGE_CHROMIUM, the system's, Playwright's own; or null. */
export function findChromium() {
  const named = process.env.PERIMAGE_CHROMIUM;
  const places = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    chromium.executablePath(),
  ];
  // A browser named on purpose is not silently replaced by another one.
  return (named ? [named] : places).find((path) => path && existsSync(path)) ?? null;
}
