import { describe, expect, it } from 'vitest';
import { placeIn } from './body';

// Made-up pages.
const table = '| A | $0.04 | | B | $0.04 | | C | $0.045 |';

describe('placeIn', () => {
  it('shows the only place with what stands around it', () => {
    expect(placeIn('one image costs $0.03 today', '$0.03', 'x')).toEqual({
      before: 'one image costs ',
      words: '$0.03',
      after: ' today',
    });
  });

  it('takes the place after the model’s name where the words stand several times', () => {
    expect(placeIn(table, '$0.04', 'B')).toMatchObject({ before: '| A | $0.04 | | B | ' });
    expect(placeIn(table, '$0.04', 'Z')).toEqual({ times: 2 });
  });

  it('never finds a number inside a longer one', () => {
    expect(placeIn(table, '$0.045', 'C')).toMatchObject({ words: '$0.045' });
    expect(placeIn('costs $0.045', '$0.04', 'x')).toEqual({ times: 0 });
    expect(placeIn('costs 15.2', '5', 'x')).toEqual({ times: 0 });
    expect(placeIn('costs 5.2', '5', 'x')).toEqual({ times: 0 });
    expect(placeIn('costs 5. Then', '5', 'x')).toMatchObject({ words: '5' });
    expect(placeIn('nothing', '', 'x')).toEqual({ times: 0 });
  });

  it('finds words through marks of formatting and other white space', () => {
    expect(placeIn('- **Price**: `$0.07`  per images\n', 'Price: $0.07 per images', 'x')).toEqual({
      before: '- **',
      words: 'Price**: `$0.07`  per images',
      after: '\n',
    });
  });

  it('cuts a long body to whole words on both sides', () => {
    const long = `${'lorem '.repeat(100)}$0.03 ${'ipsum '.repeat(100)}`;
    const place = placeIn(long, '$0.03', 'x');
    if ('times' in place) throw new Error('not found');
    expect(place.before).toMatch(/^… lorem .*lorem $/);
    expect(place.after).toMatch(/^ ipsum .*ipsum …$/);
    expect(place.before.length + place.after.length).toBeLessThanOrEqual(250);
  });
});
