import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/data-source';
import type { AuthorisationRow } from '../../db/entities/authorisation.entity';
import type { AuditLog } from '../audit/audit-log';
import type { AttendeeKind } from '../contract/attendees';
import type { PaperFile } from '../contract/entry';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import type { AuthorisationDraft, AuthorisationView } from '../contract/room-use';
import { authorisationState, endsSoon } from './admission-rule';
import { officeDate } from './office-calendar';
import type { PaperStore } from './paper-store';

export interface AuthorisationParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly clock: () => Date;
  readonly papers: PaperStore;
}

/** 规定§9 管理档案: who is authorised to enter, on what paper and for how long. */
export class Authorisations {
  constructor(private readonly parts: AuthorisationParts) {}

  async list(): Promise<readonly AuthorisationView[]> {
    const { db, clock } = this.parts;
    const today = officeDate(clock());
    const people = new Map((await db.people.list()).map(({ id, name }) => [id, name]));
    return (await db.admissions.authorisations()).map((row) => authorisationView(row, people, today));
  }

  /** Refuses with `input.invalid`, or `people.unknown` where it names an account that isn't ours. */
  async add(draft: AuthorisationDraft, by: PersonTile): Promise<readonly AuthorisationView[]> {
    const { db, audit, clock } = this.parts;
    for (const field of ['name', 'document'] as const) if (draft[field].trim() === '') throw new Refusal('input.invalid', { field });
    if (draft.validUntil < draft.validFrom) throw new Refusal('input.invalid', { field: 'validUntil' });
    const personId = draft.personId ?? null;
    if (personId !== null && !(await db.people.byId(personId))) throw new Refusal('people.unknown');
    const id = randomUUID();
    await db.admissions.insertAuthorisation({ ...draft, id, personId, registeredAt: clock().toISOString(), registeredById: by.id });
    await audit.record(by.id, 'authorisation.registered', id, `${draft.name} ${draft.validFrom} ${draft.validUntil}`);
    return this.list();
  }

  async revoke(id: string, reason: string, by: PersonTile): Promise<readonly AuthorisationView[]> {
    const { db, audit, clock } = this.parts;
    if (reason.trim() === '') throw new Refusal('input.invalid', { field: 'reason' });
    const row = await db.admissions.authorisation(id);
    if (row?.revokedAt !== null) throw new Refusal('authorisation.unknown');
    await db.admissions.revoke(id, { revokedAt: clock().toISOString(), revokedById: by.id, revokedReason: reason.trim() });
    await audit.record(by.id, 'authorisation.revoked', id, reason.trim());
    return this.list();
  }

  /**
   * Takes the paper in from the file that is chosen then; undefined where none is. Refuses with `authorisation.unknown` before it asks, and with
   * `authorisation-paper.*`; a paper before it stays in the store and in the audit log.
   */
  async attachPaper(
    id: string,
    choose: () => Promise<string | undefined>,
    by: PersonTile,
  ): Promise<readonly AuthorisationView[] | undefined> {
    const { db, audit, papers } = this.parts;
    if (!(await db.admissions.authorisation(id))) throw new Refusal('authorisation.unknown');
    const file = await choose();
    if (file === undefined) return undefined;
    const taken = await papers.take(file);
    await db.admissions.attachPaper(id, { paperSha256: taken.sha256, paperName: taken.name });
    await audit.record(by.id, 'authorisation.paper', id, `${taken.sha256} ${taken.name}`);
    return this.list();
  }

  /** The paper, proved against the hash of its row. Refuses with `authorisation-paper.none`, `.missing` or `.changed`. */
  async paper(id: string): Promise<PaperFile & { readonly file: string }> {
    const row = await this.parts.db.admissions.authorisation(id);
    if (!row) throw new Refusal('authorisation.unknown');
    if (row.paperSha256 === null) throw new Refusal('authorisation-paper.none', { name: row.name });
    return this.parts.papers.open(row.paperSha256, row.paperName ?? '');
  }
}

function authorisationView(row: AuthorisationRow, people: ReadonlyMap<string, string>, today: string): AuthorisationView {
  const { id, name, organisation, idNumber, document, validFrom, validUntil, registeredAt } = row;
  return {
    ...{ id, name, organisation, idNumber, document, validFrom, validUntil, registeredAt },
    kind: row.kind as AttendeeKind,
    personId: row.personId ?? undefined,
    state: authorisationState(row, today),
    endsSoon: endsSoon(row, today),
    revoked:
      row.revokedAt === null
        ? undefined
        : { at: row.revokedAt, by: people.get(row.revokedById ?? '') ?? '', reason: row.revokedReason ?? '' },
    paperName: row.paperSha256 === null ? undefined : (row.paperName ?? ''),
  };
}
