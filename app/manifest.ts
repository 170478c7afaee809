import type { MetadataRoute } from 'next';

/** For those who keep the site on their home screen. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'PerImage: what one AI image costs on every host',
    short_name: 'PerImage',
    start_url: '/',
    display: 'minimal-ui',
    background_color: '#ffffff',
    theme_color: '#16191d',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
}
