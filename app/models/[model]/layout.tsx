import type { ReactNode } from 'react';
import { findModel, modelById } from '@/catalog';
import { UnknownModel } from '../../components/model/unknown-model';

type Props = { children: ReactNode; params: Promise<{ model: string }> };

/** A not-found page isn't told what was asked for; this layout is, so the suggestions stand here. */
export default async function ModelLayout({ children, params }: Props) {
  const { model } = await params;
  return (
    <>
      {modelById(model) || findModel(model) ? null : <UnknownModel slug={model} />}
      {children}
    </>
  );
}
