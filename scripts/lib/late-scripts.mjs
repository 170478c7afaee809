/**
 * A page's scripts wait for its first paint. Asked for while the page is read, they share the line
 * and the processor with what is about to be seen. The text of a page needs none of them.
 */

/** Tells the scripts apart that wait; browsers leave a type that they don't know alone. */
const WAITING = 'text/late';

/**
 * Constant, so that a content security policy can allow it by its hash. A page that nobody sees is
 * not painted: there the scripts start at once, and wherever no word of a paint comes, after loading.
 * Their addresses stay as written: by these the scripts know each other.
 */
export const LATE_SCRIPT = `(function(d){
var begun=false;
function begin(){
if(begun)return;begun=true;
d.querySelectorAll('script[type="${WAITING}"]').forEach(function(w){
var s=d.createElement('script');
for(var i=0;i!==w.attributes.length;i++){var a=w.attributes[i];if(a.name!=='type')s.setAttribute(a.name,a.value)}
s.async=true;
w.replaceWith(s)})}
if(d.visibilityState==='hidden'||!self.PerformanceObserver||(PerformanceObserver.supportedEntryTypes||[]).indexOf('paint')===-1)begin();
else new PerformanceObserver(function(){setTimeout(begin)}).observe({type:'paint',buffered:true});
addEventListener('load',function(){setTimeout(begin,1000)})
})(document)`;

const PRELOAD = /<link rel="preload" as="script"[^>]*>/g;
const SCRIPT =
  /<script (?=[^>]*\bsrc="\/_next\/)(?=[^>]*\basync="")(?![^>]*\btype=)([^>]*)><\/script>/g;

/**
 * @param {string} html a page as Next writes it
 * @returns {string} the page whose scripts wait; as it was where it has none, isn't whole, or is the
 *   error page that has no text without them
 */
export function lateScripts(html) {
  const waiting = html.replace(SCRIPT, `<script type="${WAITING}" $1></script>`);
  if (waiting === html || html.includes('id="__next_error__"')) return html;
  const page = waiting.replace(PRELOAD, '');
  // Data at the end of a page may say the same: the last one is the tag.
  const end = page.lastIndexOf('</body>');
  return end < 0 ? html : `${page.slice(0, end)}<script>${LATE_SCRIPT}</script>${page.slice(end)}`;
}
