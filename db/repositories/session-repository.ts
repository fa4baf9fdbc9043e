import { In, IsNull, Not } from 'typeorm';
import type { SqlConnection } from '../connection';
import { SessionRow } from '../entities/session.entity';
import { localYear } from '../local-year';

/** What the row needs at its birth; the rest is not known yet. */
export type NewSession = Pick<SessionRow, 'id' | 'bookingId' | 'roomId' | 'phase' | 'createdAt'> & Partial<SessionRow>;
export type SessionChange = Partial<Omit<SessionRow, 'id' | 'bookingId' | 'roomId' | 'endedAt'>>;
export interface Registration {
  readonly code: string;
  readonly year: number;
  readonly number: number;
}

export function sessionRepository(connection: SqlConnection) {
  return {
    insert: (session: NewSession): Promise<void> =>
      connection.run(async (manager) => {
        await manager.insert(SessionRow, session);
      }),
    byId: (id: string): Promise<SessionRow | undefined> =>
      connection.run(async (manager) => (await manager.findOneBy(SessionRow, { id })) ?? undefined),
    byBooking: (bookingId: string): Promise<SessionRow | undefined> =>
      connection.run(async (manager) => (await manager.findOneBy(SessionRow, { bookingId })) ?? undefined),
    /** The one session of the room that is neither sealed nor abandoned. */
    activeOf: (roomId: string): Promise<SessionRow | undefined> =>
      connection.run(
        async (manager) => (await manager.findOneBy(SessionRow, { roomId, phase: Not(In(['sealed', 'abandoned'])) })) ?? undefined,
      ),
    /** Sessions of all rooms that haven't ended: at most one a room. */
    listInUse: (): Promise<SessionRow[]> =>
      connection.run((manager) => manager.findBy(SessionRow, { endedAt: IsNull(), phase: Not(In(['abandoned', 'concluded', 'sealed'])) })),
    /** The other session that the person is in, as lead or recorder, and that hasn't ended. */
    openWith: (personId: string, exceptId: string): Promise<SessionRow | undefined> =>
      connection.run(async (manager) => {
        const open = { id: Not(exceptId), endedAt: IsNull(), phase: Not(In(['abandoned', 'concluded', 'sealed'])) };
        return (
          (await manager.findOneBy(SessionRow, [
            { ...open, leadId: personId },
            { ...open, recorderId: personId },
          ])) ?? undefined
        );
      }),
    /** Sessions of the room to which nobody came. */
    listAbandoned: (roomId: string): Promise<SessionRow[]> =>
      connection.run((manager) => manager.findBy(SessionRow, { roomId, phase: 'abandoned' })),
    /** When the newest seal was made; undefined before the first. */
    lastSealedAt: (): Promise<string | undefined> =>
      connection.run(async (manager) => {
        const [newest] = await manager.find(SessionRow, {
          select: { sealedAt: true },
          where: { phase: 'sealed' },
          order: { sealedAt: 'DESC' },
          take: 1,
        });
        return newest?.sealedAt ?? undefined;
      }),
    /** Newest first. */
    listSealed: (): Promise<SessionRow[]> =>
      connection.run((manager) => manager.find(SessionRow, { where: { phase: 'sealed' }, order: { sealedAt: 'DESC' } })),
    /** Sessions that still want something done: not sealed, or sealed and not filed; an abandoned one wants nothing. */
    listOpen: (): Promise<SessionRow[]> =>
      connection.run((manager) =>
        manager.find(SessionRow, { where: { filedAt: IsNull(), phase: Not('abandoned') }, order: { createdAt: 'ASC' } }),
      ),
    list: (): Promise<SessionRow[]> => connection.run((manager) => manager.find(SessionRow, { order: { createdAt: 'ASC' } })),
    update: (id: string, change: SessionChange): Promise<void> =>
      connection.run(async (manager) => {
        const { affected } = await manager.update(SessionRow, { id }, change);
        if (affected !== 1) throw new Error(`no session ${id} to change`);
      }),
    /**
     * 规定§17: gives the session the room's next number of the year and stores the code that `format` makes of it.
     * One number a session: asking again gives the same. Numbers have no gaps and are never used twice.
     */
    nextRegistration: (id: string, at: string, format: (year: number, number: number) => string): Promise<Registration> =>
      connection.transaction(() =>
        connection.run(async (manager) => {
          const select = { roomId: true, registrationCode: true, registrationYear: true, registrationNumber: true } as const;
          const session = await manager.findOneOrFail(SessionRow, { select, where: { id } });
          const { registrationCode, registrationYear, registrationNumber } = session;
          if (registrationCode !== null && registrationYear !== null && registrationNumber !== null) {
            return { code: registrationCode, year: registrationYear, number: registrationNumber };
          }
          const year = localYear(at);
          const [taken] = await manager.query<{ readonly last: number | null }[]>(
            'SELECT max(registrationNumber) AS last FROM sessions WHERE roomId = ? AND registrationYear = ?',
            [session.roomId, year],
          );
          const number = (taken?.last ?? 0) + 1;
          const code = format(year, number);
          await manager.update(SessionRow, { id }, { registrationCode: code, registrationYear: year, registrationNumber: number });
          return { code, year, number };
        }),
      ),
  };
}
