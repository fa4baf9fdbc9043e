import type { Database } from '../../db/data-source';
import type { CompanionSigningRow } from '../../db/entities/companion-signing.entity';
import type { CorrectionThumbprintRow } from '../../db/entities/correction-thumbprint.entity';
import type { OfficerSigningRow } from '../../db/entities/officer-signing.entity';
import type { PageSigningRow } from '../../db/entities/page-signing.entity';
import type { SignedPaperRow } from '../../db/entities/signed-paper.entity';
import type { SessionView } from '../contract/sessions';
import type { ReviewManner, TranscriptSigning } from '../contract/signing';
import { pageTexts, transcriptHash } from './transcript-text';

export interface SigningRows {
  readonly manner: string | undefined;
  readonly pages: readonly PageSigningRow[];
  readonly corrections: readonly (CorrectionThumbprintRow & { readonly lineId: string; readonly index: number })[];
  readonly officers: readonly OfficerSigningRow[];
  readonly companions: readonly CompanionSigningRow[];
  readonly papers: readonly SignedPaperRow[];
}

export async function readSignings(db: Database, sessionId: string): Promise<SigningRows> {
  const [review, pages, thumbprints, corrections, officers, companions, papers] = await Promise.all([
    db.pageSignings.lastReview(sessionId),
    db.pageSignings.ofSession(sessionId),
    db.pageSignings.thumbprints(sessionId),
    db.transcripts.correctionsOf(sessionId),
    db.pageSignings.officers(sessionId),
    db.companionSignings.ofSession(sessionId),
    db.pageSignings.papers(sessionId),
  ]);
  return {
    manner: review?.manner,
    pages,
    corrections: corrections.flatMap(({ number, lineId, index }) => {
      const found = thumbprints.find(({ correction }) => correction === number);
      return found ? [{ ...found, lineId, index }] : [];
    }),
    officers,
    companions: [...new Map(companions.map((row) => [row.companion, row])).values()],
    papers,
  };
}

/** Every signature is held against the text as it is now: its hash is computed anew, and nothing that is stored says that it holds. */
export function transcriptSigning(session: Omit<SessionView, 'signing'>, rows: SigningRows): TranscriptSigning {
  const standing = rows.pages.filter(({ voidedAt }) => voidedAt === null);
  const now = new Map(standing.length === 0 ? [] : pageTexts(session, rows.manner).map(({ page, hash }) => [page, hash]));
  const textHash = rows.officers.length + rows.companions.length === 0 ? '' : transcriptHash(session.transcript, session.record?.written);
  return {
    manner: rows.manner as ReviewManner | undefined,
    pages: standing.map(({ page, image, device, at, pageHash }) => ({
      page,
      image,
      device,
      at,
      pageHash,
      holds: now.get(page) === pageHash,
    })),
    corrections: rows.corrections.map(({ lineId, index, image, device, at }) => ({ lineId, index, image, device, at })),
    officers: rows.officers.map(({ personId, at, textHash: signed }) => ({ personId, at, holds: signed === textHash })),
    companions: rows.companions.map(({ companion, image, device, refusal, at, textHash: signed }) => ({
      ...{ companion, image, device, refusal, at },
      holds: signed === textHash,
    })),
    papers: rows.papers.map(({ name, sha256, at }) => ({ name, sha256, at })),
  };
}
