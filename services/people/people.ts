import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/data-source';
import type { PersonRow } from '../../db/entities/person.entity';
import { OneAtATime } from '../../devices/one-at-a-time';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import type { Credential, FirstAdministrator, PersonTile, SignedIn } from '../contract/people';
import { pinWeakness } from '../contract/pin';
import { personTile } from './person-tile';
import { hashPin, nobodysPin, pinMatches } from './pin';
import { afterWrongPin, lockedAt } from './pin-tries';
import simulatedPeople from './templates/simulated-people.json';

export interface People {
  /** Everybody who is there, in roster order. */
  list(): Promise<readonly PersonTile[]>;
  /** Whether somebody is there who can sign in; without anybody the first administrator comes first. */
  isEmpty(): Promise<boolean>;
  /** Refuses with `people.unknown`, `people.wrong-pin` { triesLeft } or `people.locked` { until }. */
  signIn(credential: Credential): Promise<SignedIn>;
  signInByBadge(badgeNumber: string, pin: string): Promise<SignedIn>;
  signOut(personId: string): Promise<void>;
  /** The same check, for admitting an inspector or signing a handover: who is signed in at the window stays signed in. */
  verify(credential: Credential): Promise<PersonRow>;
  /** Only while nobody is there. Refuses with `people.administrator-exists` or `input.invalid` { field }. */
  createFirstAdministrator(first: FirstAdministrator): Promise<SignedIn>;
  /** The twelve people of the simulated room, once. */
  seedSimulated(): Promise<void>;
}

export function createPeople(db: Database, audit: AuditLog, clock: () => Date): People {
  // One comparison at a time: guesses made at once would all see the same count of tries.
  const turn = new OneAtATime();

  async function check(found: PersonRow | undefined, asked: string, pin: string): Promise<PersonRow> {
    if (!found || found.retiredAt !== null) {
      await pinMatches(nobodysPin, pin);
      await audit.record('system', 'people.unknown', asked, 'refused');
      throw new Refusal('people.unknown');
    }
    const until = lockedAt(found, clock());
    if (until !== undefined) throw new Refusal('people.locked', { name: found.name, until });
    if (await pinMatches(found.pinHash, pin)) {
      if (found.failedTries > 0 || found.lockedUntil !== null) await db.people.setTries(found.id, { failedTries: 0, lockedUntil: null });
      return found;
    }
    const { triesLeft, ...tries } = afterWrongPin(found, clock());
    // Stored before the answer: pulling the plug doesn't give a try back.
    await db.people.setTries(found.id, tries);
    await audit.record(
      found.id,
      'people.wrong-pin',
      found.id,
      tries.lockedUntil === null ? `${triesLeft} tries left` : `locked until ${tries.lockedUntil}`,
    );
    if (tries.lockedUntil !== null) throw new Refusal('people.locked', { name: found.name, until: tries.lockedUntil });
    throw new Refusal('people.wrong-pin', { name: found.name, triesLeft: String(triesLeft) });
  }

  const verify = ({ personId, pin }: Credential) => turn.run(async () => check(await db.people.byId(personId), personId, pin));

  async function signedIn(person: PersonRow): Promise<SignedIn> {
    await audit.record(person.id, 'people.signed-in', person.id, 'ok');
    return { person: personTile(person, clock()), at: clock().toISOString() };
  }

  return {
    list: async () => (await db.people.present()).map((row) => personTile(row, clock())),
    isEmpty: async () => (await db.people.count()) === 0,
    signIn: async (credential) => signedIn(await verify(credential)),
    signInByBadge: async (badgeNumber, pin) =>
      signedIn(await turn.run(async () => check(await db.people.byBadge(badgeNumber.trim()), badgeNumber, pin))),
    signOut: (personId) => audit.record(personId, 'people.signed-out', personId, 'ok'),
    verify,
    createFirstAdministrator: async (first) => {
      const [name, department] = [first.name.trim(), first.department.trim()];
      if (name === '') throw new Refusal('input.invalid', { field: 'name' });
      if (pinWeakness(first.pin)) throw new Refusal('input.invalid', { field: 'pin' });
      const pinHash = await hashPin(first.pin);
      const person: PersonRow = {
        id: randomUUID(),
        name,
        role: 'room-administrator',
        department,
        badgeNumber: '',
        certificateValidUntil: null,
        sex: null,
        pinHash,
        failedTries: 0,
        lockedUntil: null,
        demoPin: null,
        rosterOrder: 1,
        retiredAt: null,
      };
      await db.transaction(async () => {
        if ((await db.people.count()) > 0) throw new Refusal('people.administrator-exists');
        await db.people.save(person);
      });
      await audit.record(person.id, 'people.first-administrator', person.id, name);
      return signedIn(person);
    },
    seedSimulated: async () => {
      if ((await db.people.count()) > 0) return;
      await db.transaction(async () => {
        for (const [index, person] of simulatedPeople.entries()) {
          await db.people.save({ ...person, failedTries: 0, lockedUntil: null, rosterOrder: index + 1, retiredAt: null });
        }
      });
      await audit.record('system', 'people.seeded', 'simulated room', String(simulatedPeople.length));
    },
  };
}
