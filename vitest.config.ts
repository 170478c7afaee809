import { defineConfig } from 'vitest/config';

const resolve = { alias: { '@': import.meta.dirname } };
const exclude = ['**/node_modules/**', '**/.next/**', '**/.perimage/**', 'e2e/**'];

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: ['{pricing,catalog,scrapers,scripts,app,db}/**/*.test.{ts,tsx}'],
          exclude: [...exclude, '**/*.db.test.*'],
          environment: 'node',
          // Properties of a thousand runs: a busy machine is no fault of the code.
          testTimeout: 30_000,
        },
      },
      {
        resolve,
        test: {
          name: 'db',
          include: ['**/*.db.test.{ts,tsx}'],
          exclude,
          environment: 'node',
          globalSetup: ['./scripts/lib/db-test-setup.ts'],
          // One TEST_DATABASE_URL for all: files take turns (freshDatabase() gives one's own).
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
