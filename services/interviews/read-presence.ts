import type { Database } from '../../db/data-source';
import type { AdmissionRow } from '../../db/entities/admission.entity';
import type { PresenceChangeRow } from '../../db/entities/presence-change.entity';
import type { SessionNoteRow } from '../../db/entities/session-note.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import { later } from '../../recordings/session/instant';
import { questionedKinds, type AttendeeKind } from '../contract/attendees';
import type { PresenceView, Stay, Stretch } from '../contract/entry';
import { presentStretches, shortStretches, staysOf, type Movement } from './presence-rule';

/** 规定§13 */
const officersNeeded = 2;

type Known = Pick<SessionRow, 'id' | 'roomId' | 'bookingId' | 'leadId' | 'recorderId' | 'startedAt' | 'endedAt'>;

/** Who was in the room during a session: by sign-in, by the admission register, by what was said at the console, by the sensor. */
export async function readPresence(db: Database, row: Known, notes: readonly SessionNoteRow[]): Promise<PresenceView | undefined> {
  if (row.startedAt === null) return undefined;
  const changes = await db.presence.ofSession(row.id);
  const until = row.endedAt ?? undefined;
  const admissions = await db.admissions.staffBefore(row.roomId, row.bookingId, until ?? '9999');
  const movements: Movement[] = [
    ...signedInBefore(row, row.startedAt, changes),
    ...changes.flatMap(({ personId, change, at }) => (personId === null ? [] : [{ personId, change: change as Movement['change'], at }])),
    ...admissions.flatMap(({ personId, kind, enteredAt, leftAt }): readonly Movement[] => {
      if (personId === null || kind !== 'officer') return [];
      const left = leftAt === null ? [] : [{ personId, change: 'out' as const, at: leftAt }];
      return [{ personId, change: 'in', at: enteredAt }, ...left];
    }),
  ];
  const inside = await db.admissions.during(row.roomId, row.startedAt, until ?? '9999');
  const others = othersOf(inside, row.startedAt, until);
  const people = new Map((await db.people.list()).map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => people.get(id) ?? '';
  const stretches = presentStretches(movements, row.startedAt, until);
  const now = new Set(stretches.at(-1)?.personIds);
  return {
    entry: entryOf(notes, nameOf),
    officers: [...new Set(movements.map(({ personId }) => personId))].map((personId) => ({
      ...{ personId, name: nameOf(personId), present: now.has(personId) },
    })),
    short: shortStretches(stretches, officersNeeded).map(({ from, to, personIds }) => ({ from, to, names: personIds.map(nameOf) })),
    empty: emptyStretches(changes, until),
    stays: [
      ...staysOf(stretches).map(({ personId, ...stay }) => ({ name: nameOf(personId), kind: 'officer' as const, ...stay })),
      ...others,
    ],
    questioned: questionedOf(others),
  };
}

/** One officer of the register as it stands now; undefined for whom it doesn't know as one, and before the entry. */
export async function readOfficer(db: Database, row: Known, personId: string): Promise<PresenceView['officers'][number] | undefined> {
  const presence = await readPresence(db, row, []);
  return presence?.officers.find((officer) => officer.personId === personId);
}

/** Sessions that began before sign-ins were kept as movements: both inspectors had signed in, or it couldn't have begun. */
function signedInBefore(
  { leadId, recorderId }: Pick<SessionRow, 'leadId' | 'recorderId'>,
  at: string,
  changes: readonly PresenceChangeRow[],
): readonly Movement[] {
  const kept = (id: string) => changes.some((one) => one.personId === id && one.change === 'in' && one.at <= at);
  return [leadId, recorderId].flatMap((personId) => (personId === null || kept(personId) ? [] : [{ personId, change: 'in', at }]));
}

function entryOf(notes: readonly SessionNoteRow[], nameOf: (id: string) => string): PresenceView['entry'] {
  const note = notes.find(({ kind }) => kind === 'entry');
  if (!note) return undefined;
  if (note.byId === null) return { evidence: 'sensors' };
  const { blind } = JSON.parse(note.detail ?? '{}') as { readonly blind?: readonly ('door' | 'presence')[] };
  const by = nameOf(note.byId);
  return blind ? { evidence: 'by-hand', by, blind } : { evidence: 'by-word', by };
}

/** Who is not one of ours, as the register let them in. */
function othersOf(rows: readonly AdmissionRow[], from: string, until: string | undefined): readonly Stay[] {
  return rows
    .filter(({ kind, personId }) => kind !== 'officer' || personId === null)
    .map(({ name, kind, enteredAt, leftAt }) => {
      const to = leftAt === null || (until !== undefined && leftAt > until) ? until : leftAt;
      return { name, kind: (kind ?? undefined) as AttendeeKind | undefined, from: later(enteredAt, from), to };
    });
}

/** 规定§13: not several at a time. */
function questionedOf(others: readonly Stay[]): PresenceView['questioned'] {
  const asked = others.filter(({ kind }) => kind !== undefined && questionedKinds.has(kind));
  const movements = asked.flatMap(({ from, to }, index): readonly Movement[] => [
    { personId: String(index), change: 'in', at: from },
    ...(to === undefined ? [] : [{ personId: String(index), change: 'out' as const, at: to }]),
  ]);
  const [first] = asked;
  const stretches = first ? presentStretches(movements, first.from, undefined) : [];
  const several = stretches.filter(({ personIds }) => personIds.length > 1);
  const names = (ids: readonly string[]) => ids.map((id) => asked[Number(id)]?.name ?? '');
  return { registered: asked.length, several: several.map(({ from, to, personIds }) => ({ from, to, names: names(personIds) })) };
}

/** What the sensor saw of the room as a whole. */
function emptyStretches(changes: readonly PresenceChangeRow[], until: string | undefined): readonly Stretch[] {
  const seen = changes.filter(({ personId }) => personId === null);
  return seen.flatMap(({ change, at }, index) => (change === 'out' ? [{ from: at, to: seen[index + 1]?.at ?? until }] : []));
}
