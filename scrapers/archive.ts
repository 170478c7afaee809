/**
 * The archive: every body we were served, by the SHA-256 of its text, compressed, append-only.
 * Invariant 1: nothing is published without a snapshot from here.
 */
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { eq } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { contentId, sha256 } from '@/db/ids';
import { sourceId } from '@/db/publish';
import { storedBody } from '@/db/queries/body';
import { bodies, snapshots, sources } from '@/db/schema';
import type { Body } from './contract';

/** How near to the wire a body is; `live` and `file` are exact bytes, `rendered` a browser's DOM, `copied` a third party's copy. */
export const FORMS = [
  'live',
  'rendered',
  'file',
  'transcribed',
  'copied',
  'excerpt',
  'rebuilt',
] as const;
export type Form = (typeof FORMS)[number];

/** `reporter`: whose words; default: the host's own. */
export type Capture = Body & { hostId: string; reporter?: string; takenAt: Date; form: Form };

const compress = promisify(brotliCompress);

/** The id a capture has in every database. */
export function snapshotIdOf(capture: Capture): string {
  const source = sourceId(capture.hostId, capture.reporter ?? 'host', capture.url);
  return contentId('snapshot', source, capture.takenAt.toISOString(), sha256(capture.text));
}

/** Stores a capture unless it is there already; returns its snapshot id. */
export async function archive(db: Database, capture: Capture): Promise<string> {
  const { hostId, reporter = 'host', url, text, takenAt, contentType, form } = capture;
  const bytes = Buffer.from(text, 'utf8');
  const bodyHash = sha256(bytes);
  const id = snapshotIdOf(capture);
  const source = { id: sourceId(hostId, reporter, url), hostId, reporter, url };
  const [known] = await db
    .select({ hash: bodies.hash })
    .from(bodies)
    .where(eq(bodies.hash, bodyHash));
  const data = known ? null : await packed(bytes);
  await db.transaction(async (tx) => {
    await tx.insert(sources).values(source).onConflictDoNothing();
    if (data)
      await tx
        .insert(bodies)
        .values({ hash: bodyHash, size: bytes.length, data })
        .onConflictDoNothing();
    await tx
      .insert(snapshots)
      .values({ id, sourceId: source.id, bodyHash, takenAt, contentType, form })
      .onConflictDoNothing();
  });
  return id;
}

/** A body out of the archive; throws when it is missing or no longer what was put in. */
export function fromArchive(db: Database, snapshotId: string): Promise<Body> {
  return storedBody(db, snapshotId);
}

function packed(bytes: Buffer): Promise<Buffer> {
  return compress(bytes, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
