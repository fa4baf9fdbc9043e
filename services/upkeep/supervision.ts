import type { Database } from '../../db/data-source';
import type { SupervisionOrderRow } from '../../db/entities/supervision-order.entity';
import { isRunningPhase } from '../../recordings/session/advance';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import type { OrderKind, SupervisedSessionView, SupervisionOrderView } from '../contract/upkeep';
import { inspectorsOf } from '../interviews/session-facts';
import type { Publish } from '../rooms/publish';
import words from './templates/supervision.json';

export interface SupervisionParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly clock: () => Date;
  readonly publish: Publish;
  /** The session that is open, if any. */
  readonly sessionId: () => string | undefined;
  /** Writes into the session's marks, so that it is sealed with the recording. */
  readonly mark: (sessionId: string, text: string) => Promise<unknown>;
}

/**
 * 规定§21: who leads may call a running session to order at once. A message or the order to stop stands on the console until an inspector has
 * taken note of it; the recording goes on meanwhile, and both are in its marks.
 */
export class Supervision {
  constructor(private readonly parts: SupervisionParts) {}

  /** The session that is being recorded; undefined while there is none. */
  async session(): Promise<SupervisedSessionView | undefined> {
    const { db } = this.parts;
    const id = this.parts.sessionId();
    const row = id === undefined ? undefined : await db.sessions.byId(id);
    if (!row || !isRunningPhase(row.phase) || row.startedAt === null) return undefined;
    const [booking, room, inspectors] = await Promise.all([
      db.bookings.byId(row.bookingId),
      db.rooms.byId(row.roomId),
      inspectorsOf(db, row),
    ]);
    return {
      ...{ sessionId: row.id, roomName: room?.name ?? '', purpose: booking?.purpose ?? '', startedAt: row.startedAt },
      inspectors: inspectors.map(({ name }) => name),
      orders: await this.ofSession(row.id),
    };
  }

  /** Refuses with `supervision.no-session` where that session is not being recorded. */
  async send(sessionId: string, kind: OrderKind, text: string, by: PersonTile): Promise<readonly SupervisionOrderView[]> {
    const { db, audit, clock, mark } = this.parts;
    if ((await this.session())?.sessionId !== sessionId) throw new Refusal('supervision.no-session');
    await db.supervision.append({ sessionId, kind, text, sentAt: clock().toISOString(), sentById: by.id });
    await mark(sessionId, words[kind].replace('{name}', by.name).replace('{text}', text));
    await audit.record(by.id, `supervision.${kind}`, sessionId, text);
    return this.told(sessionId);
  }

  /** Taken note of by an inspector at the console; once. Refuses with `supervision.unknown`. */
  async acknowledge(number: number, by: PersonTile): Promise<readonly SupervisionOrderView[]> {
    const { db, audit, clock, mark } = this.parts;
    const order = await db.supervision.byNumber(number);
    if (order?.acknowledgedAt !== null) throw new Refusal('supervision.unknown');
    await db.supervision.acknowledge(number, clock().toISOString(), by.id);
    const text = words.acknowledged.replace('{name}', by.name).replace('{kind}', words.kinds[order.kind as OrderKind]);
    // An order that was still open when the session ended is taken note of all the same.
    if (await this.session()) await mark(order.sessionId, text);
    await audit.record(by.id, 'supervision.acknowledged', order.sessionId, String(number));
    return this.told(order.sessionId);
  }

  async ofSession(sessionId: string): Promise<readonly SupervisionOrderView[]> {
    return Promise.all((await this.parts.db.supervision.ofSession(sessionId)).map((row) => this.view(row)));
  }

  private async told(sessionId: string): Promise<readonly SupervisionOrderView[]> {
    const orders = await this.ofSession(sessionId);
    this.parts.publish('supervision.changed', orders);
    return orders;
  }

  private async view(row: SupervisionOrderRow): Promise<SupervisionOrderView> {
    const nameOf = async (id: string) => (await this.parts.db.people.byId(id))?.name ?? '';
    const { number, sessionId, text, sentAt } = row;
    return {
      ...{ number, sessionId, text, sentAt, kind: row.kind as OrderKind },
      sentBy: await nameOf(row.sentById),
      acknowledgedAt: row.acknowledgedAt ?? undefined,
      acknowledgedBy: row.acknowledgedById === null ? undefined : await nameOf(row.acknowledgedById),
    };
  }
}
