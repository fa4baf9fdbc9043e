import type { Database } from '../../db/data-source';
import type { CompanionSigningRow } from '../../db/entities/companion-signing.entity';
import type { AuditLog } from '../audit/audit-log';
import { companionsToSign } from '../contract/companion-signing';
import { Refusal } from '../contract/errors';
import type { SessionView } from '../contract/sessions';
import { onPaper, type DrawnSignature } from '../contract/signing';
import type { ActiveSession } from './active-session';
import { readTextHash } from './read-text-hash';

export interface CompanionSigningParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly active: Pick<ActiveSession, 'state'>;
  readonly view: (sessionId: string) => Promise<SessionView>;
  readonly now: () => Date;
  readonly onChange: (sessionId: string) => void;
}

type Given = Pick<CompanionSigningRow, 'image' | 'strokes' | 'device' | 'refusal' | 'byId'>;

/** Guardian, suitable adult, interpreter, woman who is there: each signs after the questioned person, before what ends the session. */
export class CompanionSignings {
  constructor(private readonly parts: CompanionSigningParts) {}

  /** On the second screen's pad. */
  async sign(sessionId: string, companion: number, { image, strokes }: DrawnSignature): Promise<SessionView> {
    return this.put(sessionId, companion, { image, strokes: JSON.stringify(strokes), device: 'signature-pad', refusal: '', byId: null });
  }

  /** On the printed pages, in view of the cameras. */
  async signOnPaper(sessionId: string, companion: number, byId: string): Promise<SessionView> {
    return this.put(sessionId, companion, { image: '', strokes: '[]', device: onPaper, refusal: '', byId });
  }

  /** Not signed: it is printed with its reason. */
  async leaveUnsigned(sessionId: string, companion: number, reason: string, byId: string): Promise<SessionView> {
    const refusal = reason.trim();
    if (refusal === '') throw new Refusal('input.invalid', { field: 'reason' });
    return this.put(sessionId, companion, { image: '', strokes: '[]', device: '', refusal, byId });
  }

  private async put(sessionId: string, number: number, given: Given): Promise<SessionView> {
    const { db, audit, active, now, onChange, view } = this.parts;
    const { row, state } = await active.state(sessionId);
    if (state.phase !== 'signed') throw new Refusal('session.wrong-phase', { phase: state.phase });
    const found = (await view(sessionId)).companions.find((each) => each.number === number && each.signs);
    if (!found) throw new Refusal('companion.unknown');
    await db.companionSignings.put({
      ...given,
      sessionId,
      companion: number,
      at: now().toISOString(),
      textHash: await readTextHash(db, row),
    });
    const how = given.refusal === '' ? given.device : `unsigned: ${given.refusal}`;
    await audit.record(given.byId ?? 'companion', 'session.companion-signed', sessionId, `${found.role} ${found.name} ${how}`);
    onChange(sessionId);
    return view(sessionId);
  }
}

/** Nothing ends while somebody who has to sign has neither signed nor a reason written down. Refuses with `signing.companions-missing` { names }. */
export function expectCompanionsSigned(session: SessionView): void {
  const missing = companionsToSign(session);
  if (missing.length > 0) throw new Refusal('signing.companions-missing', { names: missing.map(({ name }) => name).join('、') });
}
