import { market, today } from './data';
import { orNull } from './lib/available';
import { overviewOf } from './lib/overview';
import { PREVIEW_SIZE, PREVIEW_TYPE, previewImage } from './lib/preview-image';
import { sitePreview } from './lib/preview-text';

export const alt = 'PerImage: what one AI image costs on every host';
export const size = PREVIEW_SIZE;
export const contentType = PREVIEW_TYPE;
export const dynamic = 'force-dynamic';

export default async function SitePreview() {
  const loaded = await orNull(market());
  return previewImage(sitePreview(loaded && overviewOf(loaded, today()).strip));
}
