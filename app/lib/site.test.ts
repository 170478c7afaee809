import { afterEach, expect, test, vi } from 'vitest';
import { siteUrl } from './site';

afterEach(() => vi.unstubAllEnvs());

test('addresses are absolute on the origin given', () => {
  vi.stubEnv('PERIMAGE_SITE_URL', 'https://perimage.example');
  expect(siteUrl('/hosts/fal')).toBe('https://perimage.example/hosts/fal');
  vi.stubEnv('PERIMAGE_SITE_URL', '');
  expect(siteUrl('/')).toBe('http://localhost:3000/');
});

test('anything but an http(s) origin is refused by name', () => {
  vi.stubEnv('PERIMAGE_SITE_URL', 'perimage.example');
  expect(() => siteUrl('/')).toThrow('PERIMAGE_SITE_URL must be an http(s) address');
});
