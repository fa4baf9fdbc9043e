import type { Database } from '../../db/data-source';
import type { BookingRow } from '../../db/entities/booking.entity';
import { PersonElsewhereError } from '../../db/repositories/booking-repository';
import type { CheckDraft } from '../contract/before-questioning';
import type { PersonDraft } from '../contract/bookings';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import type { SessionView } from '../contract/sessions';
import { personElsewhere } from '../rooms/person-elsewhere';
import { expectNumber, personColumns, wholePerson } from '../rooms/questioned-person';
import type { BeforeDesk } from './before-desk';
import { checkedLines } from './checklist';
import { expectQuestionedFree } from './questioned-elsewhere';

/** What the officers complete at the console before the questioning. Every refusal is a `Refusal`. */
export class BeforeQuestioning {
  constructor(
    private readonly desk: BeforeDesk,
    private readonly db: Database,
    private readonly now: () => Date,
  ) {}

  /**
   * The head of the 笔录: what the application didn't know. Refuses with `document.*` a wrong number, `booking.person-elsewhere` where that
   * person has another room at that time, `session.person-elsewhere` where the person is in one now (规定§13).
   */
  async completePerson(sessionId: string, draft: PersonDraft, by: string): Promise<SessionView> {
    const person = wholePerson(draft);
    if (person.name === '') throw new Refusal('input.invalid', { field: 'questioned.name' });
    expectNumber(person, this.now());
    return this.desk.write(sessionId, by, 'session.person-completed', async (booking, session) => {
      const columns = personColumns(person);
      await expectQuestionedFree(this.db, session, columns);
      const changed = Object.entries(columns).filter(([column, value]) => booking[column as keyof BookingRow] !== value);
      await this.db.bookings.update(booking.id, columns).catch(async (problem: unknown) => {
        throw problem instanceof PersonElsewhereError ? await personElsewhere(this.db, person.name, problem.otherBookingId) : problem;
      });
      // Which fields, not their words: the log is read by more people than the case is.
      return changed.map(([column]) => column).join(' ');
    });
  }

  /** 制度§7: the whole checklist, by one of the two officers. Refuses with `checklist.no-reason`, `people.not-allowed`. */
  async check(sessionId: string, checks: readonly CheckDraft[], by: PersonTile): Promise<SessionView> {
    const lines = checkedLines(checks);
    return this.desk.write(sessionId, by.id, 'session.checked', async (_, { leadId, recorderId }) => {
      if (by.id !== leadId && by.id !== recorderId) throw new Refusal('people.not-allowed', { name: by.name });
      const at = this.now().toISOString();
      for (const { item, inOrder, reason } of lines)
        await this.db.preparation.putCheck({ sessionId, item, ticked: inOrder ? 1 : 0, reason, at, byId: by.id });
      return lines.map(({ item, inOrder, reason }) => (inOrder ? item : `${item}: ${reason}`)).join('; ');
    });
  }
}
