import type { Database } from '../../db/data-source';
import type { BookingRow } from '../../db/entities/booking.entity';
import type { NewCompanion } from '../../db/repositories/preparation-repository';
import type { CompanionDraft } from '../contract/before-questioning';
import { Refusal } from '../contract/errors';
import { identityOf, numberProblem, plainNumber } from '../contract/identity-document';
import type { SessionView } from '../contract/sessions';
import type { BeforeDesk } from './before-desk';
import { isMinor } from './companion-rule';

type Entered = Omit<NewCompanion, 'sessionId' | 'at' | 'byId'>;
const nothing = { relation: '', organisation: '', language: '', document: '', idNumber: '', ground: '', personId: null } as const;

/** Who is there for the questioned person's sake. Every refusal is a `Refusal`. */
export class Companions {
  constructor(
    private readonly desk: BeforeDesk,
    private readonly db: Database,
    private readonly now: () => Date,
  ) {}

  /** Refuses with `input.invalid` { field } what is missing, `document.*`, `companion.*` who can't take that part. */
  async add(sessionId: string, draft: CompanionDraft, by: string): Promise<SessionView> {
    return this.desk.write(sessionId, by, 'session.companion-added', async (booking) => {
      const at = this.now().toISOString();
      const entered = draft.role === 'woman-officer' ? await this.woman(draft.personId) : this.outsider(draft, booking, at);
      await this.db.preparation.addCompanion({ ...entered, sessionId, at, byId: by });
      return `${entered.role} ${entered.name}`;
    });
  }

  /** Entered by mistake: the line stays in the store, with who said so. Refuses with `companion.unknown`. */
  async remove(sessionId: string, number: number, by: string): Promise<SessionView> {
    return this.desk.write(sessionId, by, 'session.companion-removed', async () => {
      const found = (await this.db.preparation.companions(sessionId)).find((row) => row.number === number);
      if (!found) throw new Refusal('companion.unknown');
      await this.db.preparation.removeCompanion(number, this.now().toISOString(), by);
      return `${found.role} ${found.name}`;
    });
  }

  private outsider(draft: Exclude<CompanionDraft, { readonly role: 'woman-officer' }>, booking: BookingRow, at: string): Entered {
    const { role, document } = draft;
    const text = (field: string, value: string): string => {
      if (value.trim() === '') throw new Refusal('input.invalid', { field: `companion.${field}` });
      return value.trim();
    };
    const idNumber = plainNumber(text('idNumber', draft.idNumber));
    const problem = numberProblem(document, idNumber);
    if (problem) throw new Refusal(problem.code, problem.detail);
    const name = text('name', draft.name);
    if (idNumber === booking.questionedIdNumber) throw new Refusal('companion.is-questioned', { name });
    const { bornOn } = identityOf(document, idNumber) ?? {};
    if (role !== 'interpreter' && isMinor({ bornOn }, at) === true) throw new Refusal('companion.not-of-age', { name });
    const who = { ...nothing, role, name, document, idNumber };
    switch (role) {
      case 'guardian':
        return { ...who, relation: text('relation', draft.relation) };
      case 'suitable-adult':
        return { ...who, relation: text('relation', draft.relation), ground: text('ground', draft.ground) };
      case 'interpreter':
        return { ...who, organisation: text('organisation', draft.organisation), language: text('language', draft.language) };
    }
  }

  /** Of the agency's own staff; where the file doesn't say that she is a woman, whoever enters her has said so. */
  private async woman(personId: string): Promise<Entered> {
    const person = await this.db.people.byId(personId);
    if (!person) throw new Refusal('people.unknown');
    if (person.sex === 'male') throw new Refusal('companion.not-a-woman', { name: person.name });
    if (person.sex === null) await this.db.people.setSex(personId, 'female');
    return { ...nothing, role: 'woman-officer', name: person.name, organisation: person.department, personId };
  }
}
