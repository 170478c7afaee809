import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';

/** The slow profile: a mid-range phone's processor on a 10 Mbit/s line with 40 ms to the server. */
export const PROFILE = { cpu: 4, bytesPerSecond: 10_000_000 / 8, latencyMs: 40 };

export type Load = {
  /** Over the wire, headers included. */
  bytes: number;
  requests: number;
  /** Largest contentful paint, milliseconds. */
  lcp: number;
  /** Of each task longer than 50 ms what is beyond, milliseconds in all. */
  blocking: number;
  shift: number;
  /** Addresses at other hosts that were asked for. */
  others: string[];
  /** What was done after loading. */
  done: string;
};

/** What a reader would do; its word on it goes beside the numbers. */
export type Act = (page: Page) => Promise<string>;

type Seen = { lcp: number; blocking: number; shift: number };

/** One load with an empty cache; `act` then does what a reader would do, which counts too. */
export async function measure(browser: Browser, url: string, act?: Act): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  try {
    const page = await context.newPage();
    await page.addInitScript({ path: join(import.meta.dirname, 'seen-in-page.js') });
    const counted = await slowAndCounted(page, new URL(url).host);
    const answer = await page.goto(url, { waitUntil: 'networkidle' });
    if (!answer?.ok()) throw new Error(`${url} answers with status ${answer?.status()}`);
    const done = (await act?.(page)) ?? '';
    await page.waitForLoadState('networkidle');
    // Tasks that the last scripts began.
    await page.waitForTimeout(1_000);
    const seen = await page.evaluate(
      () => (window as unknown as { perimageSeen: Seen }).perimageSeen,
    );
    if (seen.lcp === 0) throw new Error(`${url} was not seen to paint`);
    return { ...counted, ...seen, done };
  } finally {
    await context.close();
  }
}

async function slowAndCounted(page: Page, host: string) {
  const counted = { bytes: 0, requests: 0, others: [] as string[] };
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: PROFILE.latencyMs,
    downloadThroughput: PROFILE.bytesPerSecond,
    uploadThroughput: PROFILE.bytesPerSecond,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: PROFILE.cpu });
  devtools.on('Network.requestWillBeSent', ({ request }) => {
    const { protocol, host: asked } = new URL(request.url);
    if (protocol === 'data:' || protocol === 'blob:') return;
    counted.requests += 1;
    if (asked !== host) counted.others.push(request.url);
  });
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    counted.bytes += encodedDataLength;
  });
  return counted;
}

/** Each number's median over the runs; every address at another host that any run asked for. */
export function median(loads: readonly Load[]): Load {
  const middle = (pick: (load: Load) => number) => {
    const sorted = loads.map(pick).sort((a, b) => a - b);
    const half = Math.floor(sorted.length / 2);
    const [low = 0, high = 0] = [sorted[sorted.length % 2 ? half : half - 1], sorted[half]];
    return (low + high) / 2;
  };
  return {
    bytes: middle((load) => load.bytes),
    requests: middle((load) => load.requests),
    lcp: middle((load) => load.lcp),
    blocking: middle((load) => load.blocking),
    shift: middle((load) => load.shift),
    others: [...new Set(loads.flatMap((load) => load.others))],
    done: loads[0]?.done ?? '',
  };
}
