import type { Database } from '../../db/data-source';
import type { SessionRow } from '../../db/entities/session.entity';
import { writtenOf } from './record-view';
import { transcriptHash } from './transcript-text';

/** Of the 笔录 or record as the store has it now: what a signature that is given now is bound to. */
export async function readTextHash(db: Database, row: SessionRow): Promise<string> {
  return transcriptHash(await db.transcripts.ofSession(row.id), writtenOf(row));
}
