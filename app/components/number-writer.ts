/** Rewrites the numbers of a page that is already there, and of whatever its scripts add to it. */
import { type NumberForm, withComma } from '../lib/number-form';

/** Words of others, names of things and what has to be typed just so. */
const AS_WRITTEN = 'code, pre, kbd, samp, q, blockquote, textarea, script, style, [translate=no]';
const ATTRIBUTES = ['aria-label', 'aria-description', 'title', 'placeholder'];
const MARKED = /\d[.,]\d/;

type Written = { was: string; is: string };
/** What was rewritten, and into what: the page's own scripts may have changed it since. */
const texts = new WeakMap<Node, Written>();
const attributes = new WeakMap<Element, Map<string, Written>>();

let watching: MutationObserver | null = null;

/** A browser that translates the page puts texts in place of ours, in the form of their language. */
const isTranslated = (node: Node) =>
  document.documentElement.lang !== 'en' || node.parentElement?.tagName === 'FONT';

/** Also undoes: a page can go from one form to the other and back. */
export function writeNumbers(form: NumberForm): void {
  watching?.disconnect();
  watching = null;
  if (form === 'point') {
    walk(document.body, textAgain, attributesAgain);
    return;
  }
  walk(document.body, writeText, writeAttributes);
  watching = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === 'characterData') writeText(target as Text);
      else if (type === 'attributes') writeAttributes(target as Element);
      else for (const node of addedNodes) walk(node, writeText, writeAttributes);
    }
  });
  watching.observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
}

function walk(root: Node, text: (node: Text) => void, element: (element: Element) => void) {
  const all = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node: Node | null = root; node; node = all.nextNode()) {
    if (node instanceof Text) text(node);
    else if (node instanceof Element) element(node);
  }
}

/** What is written so already stays: the observer hears of this, too. */
function writeText(node: Text) {
  const was = node.data;
  if (!MARKED.test(was) || isTranslated(node) || node.parentElement?.closest(AS_WRITTEN)) return;
  const is = withComma(was, beside(node, 'previousSibling'), beside(node, 'nextSibling'));
  if (is === was) return;
  texts.set(node, { was, is });
  node.data = is;
}

/** What stands before or behind a text in the same element; a few words tell a name from a unit. */
function beside(node: Node, way: 'previousSibling' | 'nextSibling'): string {
  let words = '';
  for (let at = node[way]; at && words.length < 80; at = at[way]) {
    const text = at.textContent ?? '';
    words = way === 'nextSibling' ? words + text : text + words;
  }
  return words;
}

function writeAttributes(element: Element) {
  for (const name of ATTRIBUTES) {
    const was = element.getAttribute(name);
    if (!was || !MARKED.test(was)) continue;
    if (isTranslated(element) || element.closest(AS_WRITTEN)) return;
    const is = withComma(was);
    if (is === was) continue;
    const written = attributes.get(element) ?? new Map<string, Written>();
    attributes.set(element, written.set(name, { was, is }));
    element.setAttribute(name, is);
  }
}

function textAgain(node: Text) {
  const written = texts.get(node);
  if (written?.is === node.data) node.data = written.was;
  texts.delete(node);
}

function attributesAgain(element: Element) {
  for (const [name, { was, is }] of attributes.get(element) ?? [])
    if (element.getAttribute(name) === is) element.setAttribute(name, was);
  attributes.delete(element);
}
