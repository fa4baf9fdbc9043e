import { IsNull, LessThan, MoreThan } from 'typeorm';
import type { SqlConnection } from '../connection';
import { AdmissionRow } from '../entities/admission.entity';
import { AuthorisationRow } from '../entities/authorisation.entity';

export type NewAuthorisation = Omit<AuthorisationRow, 'revokedAt' | 'revokedById' | 'revokedReason' | 'paperSha256' | 'paperName'>;
export type NewAdmission = Omit<AdmissionRow, 'number' | 'leftAt'>;

/** Who may come in and who did (规定§8-§10). */
export function admissionRepository(connection: SqlConnection) {
  return {
    insertAuthorisation: (row: NewAuthorisation): Promise<void> =>
      connection.run(async (manager) => {
        await manager.insert(AuthorisationRow, row);
      }),
    authorisation: (id: string): Promise<AuthorisationRow | undefined> =>
      connection.run(async (manager) => (await manager.findOneBy(AuthorisationRow, { id })) ?? undefined),
    authorisations: (): Promise<AuthorisationRow[]> =>
      connection.run((manager) => manager.find(AuthorisationRow, { order: { registeredAt: 'ASC' } })),
    revoke: (id: string, change: Pick<AuthorisationRow, 'revokedAt' | 'revokedById' | 'revokedReason'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.update(AuthorisationRow, { id, revokedAt: IsNull() }, change);
      }),
    attachPaper: (id: string, paper: Pick<AuthorisationRow, 'paperSha256' | 'paperName'>): Promise<void> =>
      connection.run(async (manager) => {
        await manager.update(AuthorisationRow, { id }, paper);
      }),
    /** Of one of our own people, oldest first. */
    authorisationsOf: (personId: string): Promise<AuthorisationRow[]> =>
      connection.run((manager) => manager.find(AuthorisationRow, { where: { personId }, order: { registeredAt: 'ASC' } })),
    /** Gives the number of the register's line. */
    append: (row: NewAdmission): Promise<number> =>
      connection.run(async (manager) => {
        const { identifiers } = await manager.insert(AdmissionRow, row);
        return (identifiers[0] as { readonly number: number }).number;
      }),
    byNumber: (number: number): Promise<AdmissionRow | undefined> =>
      connection.run(async (manager) => (await manager.findOneBy(AdmissionRow, { number })) ?? undefined),
    /** Who is in the room now, in the order of entering. */
    inside: (roomId: string): Promise<AdmissionRow[]> =>
      connection.run((manager) => manager.find(AdmissionRow, { where: { roomId, leftAt: IsNull() }, order: { number: 'ASC' } })),
    /** Our own people who came in before `until`, in the order of entering. */
    staffBefore: (roomId: string, bookingId: string, until: string): Promise<AdmissionRow[]> =>
      connection.run((manager) =>
        manager.find(AdmissionRow, {
          where: { roomId, bookingId, standing: 'staff', enteredAt: LessThan(until) },
          order: { number: 'ASC' },
        }),
      ),
    /** Who was in the room at any time from `from` to `until`, in the order of entering. */
    during: (roomId: string, from: string, until: string): Promise<AdmissionRow[]> =>
      connection.run((manager) =>
        manager.find(AdmissionRow, {
          where: [
            { roomId, enteredAt: LessThan(until), leftAt: IsNull() },
            { roomId, enteredAt: LessThan(until), leftAt: MoreThan(from) },
          ],
          order: { number: 'ASC' },
        }),
      ),
    leave: (number: number, leftAt: string): Promise<void> =>
      connection.run(async (manager) => {
        await manager.update(AdmissionRow, { number, leftAt: IsNull() }, { leftAt });
      }),
  };
}
