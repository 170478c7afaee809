/**
 * The proxy says how long a page may be kept before the page is rendered, and Next leaves that on
 * an answer that then failed. The headers' last station is the one place that knows the status.
 */
import { ServerResponse } from 'node:http';

const mark = Symbol.for('perimage.errorsAreNotKept');

export function errorsAreNotKept() {
  const prototype = ServerResponse.prototype as ServerResponse & { [mark]?: true };
  if (prototype[mark]) return;
  prototype[mark] = true;
  const { writeHead } = prototype;
  prototype.writeHead = function (this: ServerResponse, ...given: unknown[]) {
    if (Number(given[0]) >= 500) this.setHeader('Cache-Control', 'no-store');
    return Reflect.apply(writeHead, this, given);
  } as typeof writeHead;
}
