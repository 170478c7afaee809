import { notFound } from 'next/navigation';
import { hostById } from '@/catalog';
import { market, today } from '../../data';
import { orNull } from '../../lib/available';
import { PREVIEW_SIZE, PREVIEW_TYPE, previewImage } from '../../lib/preview-image';
import { hostPreview } from '../../lib/preview-text';

export const alt = 'How many dated prices of the host are known, and the day it was last read';
export const size = PREVIEW_SIZE;
export const contentType = PREVIEW_TYPE;
export const dynamic = 'force-dynamic';

export default async function HostPreview({ params }: { params: Promise<{ host: string }> }) {
  const host = hostById((await params).host) ?? notFound();
  const loaded = await orNull(market());
  return previewImage(hostPreview(host, loaded?.offers ?? null, today()));
}
