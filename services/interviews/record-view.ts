import type { SessionRow } from '../../db/entities/session.entity';
import type { RoomPurpose } from '../contract/bookings';
import { wantsSignature, type ChairView, type RecordDraft, type RecordView } from '../contract/records';
import { purposeRules } from '../rooms/purpose-rule';
import { recordFormOf } from './record-form';

type RecordColumns = Pick<SessionRow, 'closingOutcome' | 'closingFacts' | 'closedAt' | 'unsignedReason'>;

/** What is kept of a use besides its recording, as its columns tell it; undefined for a questioning. */
export function recordView(
  purpose: RoomPurpose,
  row: RecordColumns,
  closedBy: string | undefined,
  chair?: ChairView,
): RecordView | undefined {
  const { ending } = purposeRules[purpose];
  const form = recordFormOf(purpose);
  if (!form || ending.kind !== 'closing-act') return undefined;
  const written = writtenOf(row);
  return {
    form,
    closes: ending.closes,
    wantsSignature: written && ending.signed && wantsSignature(form, written.facts),
    written,
    ...(chair && { chair }),
    closed: row.closedAt === null ? undefined : { at: row.closedAt, by: closedBy ?? '' },
    unsignedReason: row.unsignedReason ?? undefined,
  };
}

/** A record that was closed before there were forms has an outcome and nothing else. */
export function writtenOf({
  closingOutcome,
  closingFacts,
}: Pick<RecordColumns, 'closingOutcome' | 'closingFacts'>): RecordDraft | undefined {
  if (closingOutcome === null) return undefined;
  return { outcome: closingOutcome, facts: closingFacts === null ? {} : (JSON.parse(closingFacts) as RecordDraft['facts']) };
}
