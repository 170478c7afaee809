import { describe, expect, it } from 'vitest';
import { ExtractError } from '@/scrapers/contract';
import { fal } from '.';
import { page, URL } from './testing';

describe('the body', () => {
  const extract = (text: string, url = URL) =>
    fal.extract({ url, contentType: 'text/plain', text });

  it('may have a BOM, CRLF, HTML entities and its section elsewhere', () => {
    const text =
      `\uFEFF${page('### Pricing\n\nYour request will cost&nbsp;**&#36;0.07** per image.')}`.replaceAll(
        '\n',
        '\r\n',
      );
    expect(extract(text).offers).toHaveLength(1);
  });

  it('without a pricing section is named, not priced', () => {
    expect(extract(page(''))).toMatchObject({
      offers: [],
      leftovers: [{ wording: 'acme/painter', reason: 'no pricing section' }],
    });
  });

  it('of a video model is ignored by name', () => {
    expect(
      extract(page('## Pricing\n\n- **Price**: $0.1 per seconds', 'text-to-video')),
    ).toMatchObject({ offers: [], ignored: [{ wording: 'acme/painter' }] });
  });

  it.each([
    ['<!doctype html><title>Log in</title><p>$0.04 per image</p>'],
    [''],
    ['null'],
    ['# Painter\n\n## Pricing\n\n- **Price**: $0.04 per images'],
  ])('that is no such text is refused: %j', (text) =>
    expect(() => extract(text)).toThrow(ExtractError),
  );

  it.each([
    'Your request will cost **$0.05** per image',
    'Your request will cost **$0.03** with TURBO, **$0.06** with BALAN',
  ])('that ends inside its pricing section is not trusted to be whole: %s', (words) => {
    const text = page(`## Pricing\n\n${words}`);
    const cut = text.slice(0, text.indexOf(words) + words.length);
    expect(extract(cut)).toMatchObject({ offers: [], leftovers: [{ reason: 'cut off' }] });
    expect(extract(`${cut}.`).offers).not.toHaveLength(0);
  });

  it('of two models at once is refused', () => {
    const two =
      page('') +
      page('## Pricing\n\n- **Price**: $0.04 per images').replaceAll('acme/painter', 'acme/other');
    expect(() => extract(two)).toThrow(/one Model ID/);
  });

  it('of a model page gives its base price as evidence only', () => {
    const flight = (endpoint: string, unit: string) =>
      `<script>self.__next_f.push([1,"x:{\\"endpointBilling\\":{\\"endpoint\\":\\"${endpoint}\\",\\"billing_unit\\":\\"${unit}\\",\\"price\\":0.14},\\"isAdmin\\":false}"])</script>`;
    const url = 'https://fal.ai/models/acme/painter';
    expect(extract(flight('acme/painter', 'images'), url)).toMatchObject({
      offers: [],
      leftovers: [{ words: '$0.14 per images' }],
    });
    expect(extract(flight('acme/film', 'seconds'), url)).toMatchObject({
      offers: [],
      leftovers: [],
      ignored: [{ reason: 'billed per seconds: not an image model' }],
    });
    expect(() => extract(flight('a/b', 'images') + flight('a/c', 'images'), url)).toThrow(/differ/);
    expect(() => extract('<title>Sign in</title>', url)).toThrow(ExtractError);
  });
});
