import type { Gap } from '../statements/statement-rule';
import type { Database } from '../../db/data-source';
import type { ProofMeasure, SessionReportView } from '../contract/session-report';
import type { SessionView } from '../contract/sessions';
import { climateSpans } from './climate-spans';

export interface ReportSurroundings {
  readonly session: SessionView;
  readonly gaps: readonly Gap[];
  readonly cameras: readonly { readonly id: string; readonly name: string }[];
  readonly madeAt: string;
}

/** What the report of a session that has ended says. */
export async function readSessionReport(db: Database, { session, gaps, cameras, madeAt }: ReportSurroundings): Promise<SessionReportView> {
  const { id, startedAt, endedAt } = session;
  const [climate, proofs] = await Promise.all([db.climate.ofSession(id), db.proofExtremes.ofSession(id)]);
  const nameOf = (cameraId: string) => cameras.find((camera) => camera.id === cameraId)?.name;
  return {
    session,
    climate: startedAt && endedAt ? climateSpans(climate, startedAt, endedAt) : [],
    proofs: proofs.map(({ subject, measure, value, at }) => ({ camera: nameOf(subject), measure: measure as ProofMeasure, value, at })),
    gaps: gaps.map(({ cameraId, from, to, cause }) => ({ camera: nameOf(cameraId) ?? cameraId, from, to, cause })),
    madeAt,
  };
}
