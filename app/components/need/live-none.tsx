import { readNeed } from '@/pricing/need';
import { paramsOf } from '../../lib/params';
import { barWords } from './bar-words';
import { fieldsOf, queryOf, type Shown } from './shown';

/** For pages that only the server can answer: the address changes at once, the page follows. */
export function show() {
  return (search: URLSearchParams): Shown => {
    const params = paramsOf(search);
    const asked = readNeed(params);
    const fields = fieldsOf(params, asked);
    return {
      query: queryOf(params, asked),
      asked,
      words: barWords(asked.need, null),
      fields,
      node: null,
      said: '',
      refused: Object.keys(asked.errors),
    };
  };
}
