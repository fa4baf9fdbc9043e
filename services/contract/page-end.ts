import { signingCompanions } from './companion-signing';
import type { SessionView } from './sessions';

/** Statement, the big places to sign and those of the officers, in rows; the end is never divided. */
const transcriptEnd = 8;
const signedRecordEnd = 5;
const unsignedRecordEnd = 3;
const companionPlace = 2;

/** How much room the end of the last page takes. */
export function endRowsOf(session: Pick<SessionView, 'record' | 'companions' | 'told'>): number {
  if (!signsPages(session)) return unsignedRecordEnd;
  return (session.record ? signedRecordEnd : transcriptEnd) + companionPlace * signingCompanions(session).length;
}

/** Whether somebody of outside signs each page: of a questioning always, of a record where its form says so. */
export function signsPages({ record }: Pick<SessionView, 'record'>): boolean {
  return !record || record.wantsSignature === true;
}
