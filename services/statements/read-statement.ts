import type { Database } from '../../db/data-source';
import type { SessionRow } from '../../db/entities/session.entity';
import type { StopStatementRow } from '../../db/entities/stop-statement.entity';
import type { StatementAct, StatementKind, StatementSpan, StatementView } from '../contract/statements';
import { inspectorsOf } from '../interviews/session-facts';
import { groundOf } from '../interviews/unsigned-rule';
import { countingGaps, isReportedLate, statementState, type Gap } from './statement-rule';
import { spansOfGaps, spansOfSuspensions, type Alarm } from './statement-spans';

export interface StatementSource {
  readonly db: Database;
  readonly agencyName: string;
  readonly cameras: readonly { readonly id: string; readonly name: string }[];
  readonly gaps: (sessionId: string) => Promise<readonly Gap[]>;
  readonly now: () => Date;
}

/** A statement with what the recording itself says beside what people wrote. */
export async function readStatement(source: StatementSource, { id }: Pick<StopStatementRow, 'id'>): Promise<StatementView> {
  const { db, agencyName } = source;
  const row = await db.statements.byId(id);
  const session = row && (await db.sessions.byId(row.sessionId));
  const booking = session && (await db.bookings.byId(session.bookingId));
  const room = session && (await db.rooms.byId(session.roomId));
  if (!row || !session || !booking) throw new Error(`statement ${id} is of no session`);
  const [acts, people, inspectors, spans] = await Promise.all([
    db.statements.acts(id),
    db.people.list(),
    inspectorsOf(db, session),
    spansOf(source, row, session),
  ]);
  const names = new Map(people.map((person) => [person.id, person.name]));
  const kind = row.kind as StatementKind;
  const since = spans[0]?.alarmAt ?? spans[0]?.from;
  return {
    ...{ id, sessionId: row.sessionId, kind, state: statementState(acts), openedAt: row.openedAt },
    ...{ agencyName, roomName: room?.name ?? '', questionedName: booking.questionedName },
    enforcementCase: { number: booking.caseNumber, name: booking.caseName },
    registrationCode: session.registrationCode ?? undefined,
    inspectors: inspectors.map(({ personId, name }) => ({ personId, name })),
    startedAt: session.startedAt ?? undefined,
    endedAt: session.endedAt ?? undefined,
    sealed: session.phase === 'sealed',
    spans,
    ...{ ground: row.ground, reason: row.reason, basis: row.basis, continuing: row.continuing },
    groundLabel: groundOf('stopped', row.ground)?.label,
    acts: acts.map(({ at, byId, toId, text, ...act }) => ({
      ...{ kind: act.kind as StatementAct['kind'], at, text },
      by: names.get(byId) ?? '',
      to: toId === null ? undefined : names.get(toId),
    })),
    reportedLate: since !== undefined && isReportedLate(since, acts, source.now().toISOString()),
  };
}

async function spansOf(source: StatementSource, row: StopStatementRow, session: SessionRow): Promise<readonly StatementSpan[]> {
  const { db, cameras, now } = source;
  if (row.kind === 'stopped') {
    const nothing = { device: undefined, to: undefined, alarmAt: undefined, before: undefined, after: undefined };
    return session.endedAt === null ? [] : [{ ...nothing, from: session.endedAt, cause: 'ended-unsigned' }];
  }
  if (row.kind === 'suspended') {
    const [spans, segments] = await Promise.all([db.suspensions.ofSession(row.sessionId), db.segments.ofSession(row.sessionId)]);
    return spansOfSuspensions(spans, segments);
  }
  const gaps = countingGaps(await source.gaps(row.sessionId), session.startedAt, session.endedAt, now().toISOString());
  const nameOf = (cameraId: string) => cameras.find(({ id }) => id === cameraId)?.name ?? cameraId;
  return spansOfGaps(gaps, await db.segments.ofSession(row.sessionId), await alarmsOf(db, row.sessionId, gaps), nameOf);
}

/** When the console called, as the audit log knows it. */
async function alarmsOf(db: Database, sessionId: string, gaps: readonly Gap[]): Promise<readonly Alarm[]> {
  const cameraIds = [...new Set(gaps.map(({ cameraId }) => cameraId))];
  const entries = await Promise.all(
    cameraIds.map(async (cameraId) =>
      (await db.audit.ofObject(`${sessionId} ${cameraId}`))
        .filter(({ action }) => action === 'capture.failing')
        .map(({ at }) => ({ cameraId, at })),
    ),
  );
  return entries.flat();
}
