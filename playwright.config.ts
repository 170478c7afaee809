import { defineConfig, devices } from '@playwright/test';
import { browserArgs } from './scripts/lib/browser-args';
import { findChromium } from './scripts/lib/chromium.mjs';

export default defineConfig({
  testDir: './e2e',
  outputDir: './test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env.CI === 'true',
  timeout: 60_000,
  // Two cores carry both workers' browsers, the site and the database: slow is no failure.
  expect: { timeout: 10_000 },
  // In CI one more try; a test that needed it is listed as flaky.
  retries: process.env.CI === 'true' ? 1 : 0,
  use: {
    baseURL: process.env.E2E_BASE_URL ?? 'http://localhost:3000',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: findChromium() ?? undefined, args: browserArgs() },
  },
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'] } }],
});
