// Runs in a measured page before anything else; `measure.ts` reads `perimageSeen`. A file of its
// own, as it stands: what a compiler adds would not be known there.
window.perimageSeen = { lcp: 0, blocking: 0, shift: 0 };
for (const [type, note] of Object.entries({
  'largest-contentful-paint': (entry) => {
    window.perimageSeen.lcp = entry.startTime;
  },
  longtask: (entry) => {
    window.perimageSeen.blocking += Math.max(0, entry.duration - 50);
  },
  'layout-shift': (entry) => {
    if (!entry.hadRecentInput) window.perimageSeen.shift += entry.value;
  },
}))
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
    type,
    buffered: true,
  });
