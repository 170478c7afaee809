import { describe, expect, it } from 'vitest';
import { lineWith, placeOf } from './place';

const PAGE = '# Prices\n\n## Images\n\n| Model | Price |\n| --- | --- |\n| a-1 | $0.04 (each) |\n';

describe('a place in a body', () => {
  it.each([
    [PAGE, '$0.04 (each)', 'line 7, under "Images"'],
    [PAGE, '$0.04  (each) ... $0.05', 'line 7, under "Images"'],
    [PAGE, '# Prices', 'line 1'],
    [PAGE, '$0.05', null],
    [PAGE, '', null],
    ['<h2 id="x">Our <b>images</b></h2>\n<td>$1</td>', '$1', 'line 2, under "Our images"'],
    [`{"a": "${'x'.repeat(500)}", "cost": 4}`, '"cost": 4', 'line 1, letter 511'],
  ])('%#', (text, words, place) => expect(placeOf(text, words)).toBe(place));

  it('shows the line around a name, cut', () => {
    expect(lineWith(PAGE, 'a-1')).toBe('| a-1 | $0.04 (each) |');
    expect(lineWith(`${'y'.repeat(900)}a-1`, 'a-1', 20)).toBe('y'.repeat(20));
    expect(lineWith(PAGE, 'b-1')).toBeNull();
  });
});
