import type { AuditLog } from '../audit/audit-log';
import type { StripView } from '../contract/sessions';
import { nothingSaid, proofChanges } from './proof-changes';

/** Writes each lasting change of the proof into the audit log. */
export class ProofLog {
  private memory = nothingSaid;

  constructor(
    private readonly audit: AuditLog,
    private readonly sessionId: () => string | undefined,
    private readonly onProblem: (problem: unknown) => void,
  ) {}

  /** Every strip, in order. */
  take(strip: StripView): void {
    const { memory, changes } = proofChanges(this.memory, strip);
    this.memory = memory;
    const object = this.sessionId() ?? '';
    for (const { subject, from, to, since } of changes)
      this.audit.record('system', 'proof.changed', `${object} ${subject}`, `${from} -> ${to} since ${since}`).catch(this.onProblem);
  }
}
