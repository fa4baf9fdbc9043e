import type { Database } from '../../db/data-source';
import type { AuditLog } from '../audit/audit-log';
import type { ArchiveEntryView } from '../contract/archive';
import { Refusal } from '../contract/errors';
import type { LongTermDraft, LongTermGround, LongTermView } from '../contract/long-term';
import type { PersonTile } from '../contract/people';
import { viewingTier } from './viewing-tier';

export interface LongTermParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly entry: (sessionId: string) => Promise<ArchiveEntryView>;
  readonly now: () => Date;
}

/**
 * 制度§20: a recording that is kept for good, whatever its term would be. By who made it or leads who did (制度§15).
 * Refuses with `recording.unknown` before the seal, `long-term.outside-tier` { code }, `input.invalid` without words.
 */
export async function keepLongTerm(
  { db, audit, entry, now }: LongTermParts,
  sessionId: string,
  { ground, words }: LongTermDraft,
  by: PersonTile,
): Promise<ArchiveEntryView> {
  const { registrationCode: code, department } = await entry(sessionId);
  const row = await db.sessions.byId(sessionId);
  const inspectorIds = [row?.leadId, row?.recorderId].filter((id) => typeof id === 'string');
  if (viewingTier(by, { inspectorIds, department }) === undefined) throw new Refusal('long-term.outside-tier', { code });
  if (words.trim() === '') throw new Refusal('input.invalid', { field: 'reason' });
  await db.longTerm.append({ sessionId, ground, words: words.trim(), byId: by.id, at: now().toISOString() });
  await audit.record(by.id, 'archive.long-term', sessionId, ground);
  return entry(sessionId);
}

/** Oldest first. */
export async function readLongTerm(db: Database, sessionId: string): Promise<readonly LongTermView[]> {
  const rows = await db.longTerm.ofSession(sessionId);
  return Promise.all(
    rows.map(async ({ ground, words, byId, at }) => ({
      ...{ ground: ground as LongTermGround, words, at },
      by: (await db.people.byId(byId))?.name ?? byId,
    })),
  );
}
