import { notFound } from 'next/navigation';
import { modelById } from '@/catalog';
import { market, today } from '../../data';
import { orNull } from '../../lib/available';
import { endOfModel } from '../../lib/lifecycle';
import { overviewOf } from '../../lib/overview';
import { mainOperation } from '../../lib/params';
import { PREVIEW_SIZE, PREVIEW_TYPE, previewImage } from '../../lib/preview-image';
import { modelPreview } from '../../lib/preview-text';

export const alt = 'The model’s lowest price per image, the host that asks it, and its day';
export const size = PREVIEW_SIZE;
export const contentType = PREVIEW_TYPE;
export const dynamic = 'force-dynamic';

export default async function ModelPreview({ params }: { params: Promise<{ model: string }> }) {
  const model = modelById((await params).model) ?? notFound();
  const loaded = await orNull(market());
  const rows = loaded
    ? overviewOf(loaded, today()).rows.filter((r) => r.model.id === model.id)
    : [];
  const row = rows.find((r) => r.operation === mainOperation(model)) ?? rows[0] ?? null;
  return previewImage(modelPreview(model, row, endOfModel(model, today())));
}
