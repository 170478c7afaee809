import { expect, it } from 'vitest';
import { LATE_SCRIPT, lateScripts } from './late-scripts.mjs';

const page = (head: string, body: string) =>
  `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;
const BOOT = '<script src="/_next/boot.js" id="_R_" async=""></script>';

it('has the scripts of a page wait, in their places, and starts them at its end', () => {
  const html = page(
    '<link rel="preload" as="script" fetchPriority="low" href="/_next/boot.js"/><script src="/_next/a.js" async=""></script><script>theme()</script>',
    `<p>text</p><script src="/_next/old.js" noModule=""></script>${BOOT}<script>self.__next_f.push([1,"</body>"])</script>`,
  );
  expect(lateScripts(html)).toBe(
    page(
      '<script type="text/late" src="/_next/a.js" async=""></script><script>theme()</script>',
      `<p>text</p><script src="/_next/old.js" noModule=""></script><script type="text/late" src="/_next/boot.js" id="_R_" async=""></script><script>self.__next_f.push([1,"</body>"])</script><script>${LATE_SCRIPT}</script>`,
    ),
  );
});

it('leaves alone a page without such scripts, a broken one, and text that looks like one', () => {
  for (const html of [
    page('', '<p>text</p>'),
    page('<script src="https://elsewhere.example/a.js" async=""></script>', ''),
    page('', '<script>x("<script src=\\"/_next/a.js\\" async=\\"\\">")</script>'),
    `<!DOCTYPE html><html><body>${BOOT}`,
    `<!DOCTYPE html><html id="__next_error__"><body>${BOOT}</body></html>`,
  ])
    expect(lateScripts(html)).toBe(html);
});
