import { IsNull } from 'typeorm';
import type { SqlConnection } from '../connection';
import { CompanionSigningRow } from '../entities/companion-signing.entity';
import { CorrectionThumbprintRow } from '../entities/correction-thumbprint.entity';
import { OfficerSigningRow } from '../entities/officer-signing.entity';
import { PageSigningRow } from '../entities/page-signing.entity';
import { SignedPaperRow } from '../entities/signed-paper.entity';
import { SigningRow } from '../entities/signing.entity';
import { TranscriptReviewRow } from '../entities/transcript-review.entity';

/** All that is signed under a 笔录 besides the two of `signings`, which end it. */
export function pageSigningRepository(connection: SqlConnection) {
  return {
    /** The last one counts. */
    review: (review: Omit<TranscriptReviewRow, 'number'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.createQueryBuilder().insert().into(TranscriptReviewRow).values(review).updateEntity(false).execute();
      }),
    lastReview: (sessionId: string): Promise<TranscriptReviewRow | null> =>
      connection.run((manager) => manager.findOne(TranscriptReviewRow, { where: { sessionId }, order: { number: 'DESC' } })),
    /** A page that is signed again: what stood under it is struck in the same moment. */
    sign: (signing: Omit<PageSigningRow, 'number' | 'voidedAt'>): Promise<void> =>
      connection.transaction(() =>
        connection.run(async (manager) => {
          const { sessionId, page, at } = signing;
          await manager.update(PageSigningRow, { sessionId, page, voidedAt: IsNull() }, { voidedAt: at });
          const row = { ...signing, voidedAt: null };
          await manager.createQueryBuilder().insert().into(PageSigningRow).values(row).updateEntity(false).execute();
        }),
      ),
    void: (number: number, voidedAt: string): Promise<void> =>
      connection.run(async (manager) => {
        await manager.update(PageSigningRow, { number, voidedAt: IsNull() }, { voidedAt });
      }),
    /** In the order of signing, struck ones too. */
    ofSession: (sessionId: string): Promise<PageSigningRow[]> =>
      connection.run((manager) => manager.find(PageSigningRow, { where: { sessionId }, order: { number: 'ASC' } })),
    /** Whether anything that stands under a session was given by `device`; of a companion also what was given again. */
    anyBy: (sessionId: string, device: string): Promise<boolean> =>
      connection.run(
        async (manager) =>
          (await manager.existsBy(PageSigningRow, { sessionId, device, voidedAt: IsNull() })) ||
          (await manager.existsBy(SigningRow, { sessionId, device })) ||
          (await manager.existsBy(CompanionSigningRow, { sessionId, device })),
      ),
    thumbprint: (thumbprint: CorrectionThumbprintRow): Promise<void> =>
      connection.run(async (manager) => {
        await manager.insert(CorrectionThumbprintRow, thumbprint);
      }),
    thumbprints: (sessionId: string): Promise<CorrectionThumbprintRow[]> =>
      connection.run((manager) => manager.findBy(CorrectionThumbprintRow, { sessionId })),
    signAsOfficer: (signing: OfficerSigningRow): Promise<void> =>
      connection.run(async (manager) => {
        await manager.insert(OfficerSigningRow, signing);
      }),
    officers: (sessionId: string): Promise<OfficerSigningRow[]> =>
      connection.run((manager) => manager.findBy(OfficerSigningRow, { sessionId })),
    attach: (paper: Omit<SignedPaperRow, 'number'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.createQueryBuilder().insert().into(SignedPaperRow).values(paper).updateEntity(false).execute();
      }),
    papers: (sessionId: string): Promise<SignedPaperRow[]> =>
      connection.run((manager) => manager.find(SignedPaperRow, { where: { sessionId }, order: { number: 'ASC' } })),
  };
}
