import { Presets, SingleBar } from 'cli-progress';
import type { HostReport } from '../run';
import { outcomeWords } from './summary';

/** A line a host on stderr; on a terminal a bar beneath them. */
export function progress(total: number) {
  const bar = process.stderr.isTTY
    ? new SingleBar(
        { stream: process.stderr, format: '{bar} {value}/{total} {host}', clearOnComplete: true },
        Presets.shades_classic,
      )
    : null;
  bar?.start(total, 0, { host: '' });
  return {
    step(report: HostReport, bodies: number) {
      if (bar) process.stderr.write('\r\u001b[K');
      const sources = `${bodies} ${bodies === 1 ? 'source' : 'sources'}`;
      process.stderr.write(`${report.host} ${report.day} (${sources}): ${outcomeWords(report)}\n`);
      bar?.increment(1, { host: report.host });
    },
    stop: () => bar?.stop(),
  };
}
