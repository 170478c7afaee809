import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import type { ReactNode } from 'react';
import { Enhancements } from './components/enhancements';
import { SiteFooter, SiteHeader } from './components/site-frame';
import { THEME_SCRIPT } from './components/theme';
import { siteUrl } from './lib/site';
import './globals.css';

const geist = localFont({
  src: './fonts/geist.woff2',
  weight: '400 600',
  variable: '--geist',
  // Never moves what is on screen: a font that comes too late waits for the next page.
  display: 'optional',
  // globals.css has it, for every name that Arial's measures go by.
  adjustFontFallback: false,
});

const description =
  'What one AI image really costs on every host: dated prices with the words they were read from.';

export const metadata: Metadata = {
  metadataBase: new URL(siteUrl('/')),
  title: { default: 'PerImage: what one AI image costs on every host', template: '%s · PerImage' },
  description,
  twitter: { card: 'summary_large_image' },
  openGraph: { siteName: 'PerImage', type: 'website', description },
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#101214' },
  ],
};

// The market lives in memory and changes on publish: pages are rendered when asked for.
export const dynamic = 'force-dynamic';

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // The script below puts the reader's colours on this element before the page is hydrated.
    <html lang="en" className={geist.variable} suppressHydrationWarning>
      <head>
        <script>{THEME_SCRIPT}</script>
      </head>
      <body>
        <SiteHeader />
        <main id="content" className="page">
          {children}
        </main>
        <SiteFooter />
        <Enhancements />
      </body>
    </html>
  );
}
