import type { Database } from '../db/data-source';
import type { AuditLog } from '../services/audit/audit-log';
import type { SessionView, StripView } from '../services/contract/sessions';
import type { ActiveSession } from '../services/interviews/active-session';
import { BreakDesk } from '../services/interviews/break-desk';
import { ComfortWatch } from '../services/interviews/comfort-watch';
import { ConditionRepairs } from '../services/interviews/condition-repairs';
import { ProofExtremes } from '../services/interviews/proof-extremes';

export interface ProcedureOptions {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly active: ActiveSession;
  readonly view: (sessionId: string) => Promise<SessionView>;
  readonly now: () => Date;
  readonly onChange: (sessionId: string) => void;
  readonly problem: (subject: string) => (found: unknown) => void;
}

/** The legal conditions made good, breaks, comfort, and the worst that the proof of recording showed. */
export function buildProcedure(options: ProcedureOptions) {
  const { db, active, view, onChange, problem } = options;
  const comfort = new ComfortWatch(async (sessionId) => (await view(sessionId)).comfort, onChange, problem('comfort'));
  const extremes = new ProofExtremes(db.proofExtremes, problem('proof'));
  return {
    services: { repairs: new ConditionRepairs(options), breaks: new BreakDesk(options) },
    extremes,
    /** Every strip, in order. */
    take: (strip: StripView) => {
      const sessionId = active.recording && active.id;
      comfort.take(sessionId, strip.at);
      extremes.take(sessionId, strip);
    },
  };
}
