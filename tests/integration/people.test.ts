import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../db/data-source';
import { openAuditLog } from '../../services/audit/audit-log';
import { createPeople, type People } from '../../services/people/people';
import { hashPin } from '../../services/people/pin';
import { aPerson, openTestStore, type TestStore } from '../support/builders';

let store: TestStore;
let now: Date;
const clock = () => now;
/** One hash for all: making it is the slow part. */
const pinHash = hashPin('260002');
beforeEach(async () => {
  store = await openTestStore();
  now = new Date('2026-11-25T00:31:00.000Z');
  await store.db.people.save(aPerson({ id: 'lin', badgeNumber: '粤R-1803021', pinHash: await pinHash, rosterOrder: 2 }));
});
afterEach(() => store.remove());

async function peopleOf(db: Database): Promise<People> {
  return createPeople(db, await openAuditLog(db, clock, 'boot', join(store.folder, 'audit.jsonl')), clock);
}
const wrong = { personId: 'lin', pin: '000000' };
const right = { personId: 'lin', pin: '260002' };

describe('signing in', () => {
  it('by name tile or by badge number, and says who signed in when', async () => {
    const people = await peopleOf(store.db);
    expect(await people.signIn(right)).toMatchObject({ person: { id: 'lin', name: '林志强', role: 'inspector' }, at: now.toISOString() });
    expect(await people.signInByBadge(' 粤R-1803021 ', '260002')).toMatchObject({ person: { id: 'lin' } });
    expect(await store.db.audit.tail(2)).toMatchObject([
      { actor: 'lin', action: 'people.signed-in' },
      { actor: 'lin', action: 'people.signed-in' },
    ]);
  });

  it('five wrong PINs lock for 15 minutes, even the right one, over a restart too; each leaves its trace', async () => {
    const people = await peopleOf(store.db);
    for (const triesLeft of ['4', '3', '2']) {
      await expect(people.verify(wrong)).rejects.toMatchObject({ code: 'people.wrong-pin', detail: { triesLeft } });
    }
    const afterRestart = await peopleOf(await store.reopen());
    await expect(afterRestart.verify(wrong)).rejects.toMatchObject({ code: 'people.wrong-pin', detail: { triesLeft: '1' } });
    const until = new Date(now.getTime() + 15 * 60_000).toISOString();
    await expect(afterRestart.verify(wrong)).rejects.toMatchObject({ code: 'people.locked', detail: { until } });
    await expect((await peopleOf(await store.reopen())).signIn(right)).rejects.toMatchObject({ code: 'people.locked' });
    expect((await store.db.audit.tail(9)).filter((entry) => entry.action === 'people.wrong-pin')).toHaveLength(5);
    now = new Date(until);
    const later = await peopleOf(store.db);
    expect((await later.list()).find((tile) => tile.id === 'lin')?.lockedUntil).toBeUndefined();
    expect(await later.signIn(right)).toMatchObject({ person: { id: 'lin' } });
    expect(await store.db.people.byId('lin')).toMatchObject({ failedTries: 0, lockedUntil: null });
  });

  it('guesses made at once are counted one by one', async () => {
    const people = await peopleOf(store.db);
    const outcomes = await Promise.allSettled(Array.from({ length: 7 }, () => people.verify(wrong)));
    const codes = outcomes.map((outcome) => (outcome.status === 'rejected' ? (outcome.reason as { code: string }).code : 'in'));
    expect(codes).toEqual([...Array<string>(4).fill('people.wrong-pin'), ...Array<string>(3).fill('people.locked')]);
  });

  it('a right PIN gives the tries back', async () => {
    const people = await peopleOf(store.db);
    await expect(people.verify(wrong)).rejects.toMatchObject({ detail: { triesLeft: '4' } });
    await people.verify(right);
    await expect(people.verify(wrong)).rejects.toMatchObject({ detail: { triesLeft: '4' } });
  });

  it.each([
    { personId: 'nobody', pin: '260002' },
    { personId: '', pin: '' },
  ])('refuses %o', async (credential) => {
    await expect((await peopleOf(store.db)).signIn(credential)).rejects.toMatchObject({ code: 'people.unknown' });
  });
});

describe('the roster', () => {
  it('[row 12] an inspector whose certificate has run out is marked from the day after, and can still sign in (制度§4)', async () => {
    const people = await peopleOf(store.db);
    await store.db.people.save(
      aPerson({ id: 'lin', badgeNumber: '粤R-1803021', pinHash: await pinHash, certificateValidUntil: '2026-11-25' }),
    );
    const expired = async () => (await people.list()).find((tile) => tile.id === 'lin')?.certificateExpiredOn;
    now = new Date('2026-11-25T15:59:59.000Z');
    expect(await expired()).toBeUndefined();
    now = new Date('2026-11-25T16:00:00.000Z');
    expect(await expired()).toBe('2026-11-25');
    expect(await people.signIn(right)).toMatchObject({ person: { certificateExpiredOn: '2026-11-25' } });
  });

  it('the simulated room has its twelve people at once, and only once', async () => {
    const db = await openDatabase(join(store.folder, 'demo.sqlite'));
    try {
      const people = createPeople(db, await openAuditLog(db, clock, 'boot', join(store.folder, 'demo.jsonl')), clock);
      const begun = performance.now();
      await people.seedSimulated();
      await people.seedSimulated();
      expect(performance.now() - begun).toBeLessThan(3_000);
      const tiles = await people.list();
      expect(tiles).toHaveLength(12);
      expect(tiles[0]).toMatchObject({ name: '陈静怡', role: 'room-administrator', demoPin: '260001' });
      expect(tiles.filter((tile) => tile.certificateExpiredOn !== undefined)).toMatchObject([
        { name: '冯立', certificateExpiredOn: '2026-11-20' },
      ]);
      expect(await people.signIn({ personId: tiles[4]?.id ?? '', pin: tiles[4]?.demoPin ?? '' })).toMatchObject({
        person: { name: '欧阳文彬' },
      });
      await expect(people.createFirstAdministrator({ name: '罗永辉', department: '', pin: '123456' })).rejects.toMatchObject({
        code: 'people.administrator-exists',
      });
    } finally {
      await db.close();
    }
  });

  it('a real room begins with its first administrator, who then signs in with the PIN chosen', async () => {
    const db = await openDatabase(join(store.folder, 'new.sqlite'));
    try {
      const people = createPeople(db, await openAuditLog(db, clock, 'boot', join(store.folder, 'new.jsonl')), clock);
      expect(await people.isEmpty()).toBe(true);
      const first = { name: ' 陈静怡 ', department: '监督考核评价科', pin: '731904' };
      await expect(people.createFirstAdministrator({ ...first, pin: '7319' })).rejects.toMatchObject({
        code: 'input.invalid',
        detail: { field: 'pin' },
      });
      await expect(people.createFirstAdministrator({ ...first, name: ' ' })).rejects.toMatchObject({
        code: 'input.invalid',
        detail: { field: 'name' },
      });
      const { person } = await people.createFirstAdministrator(first);
      expect(person).toMatchObject({ name: '陈静怡', role: 'room-administrator', demoPin: undefined });
      expect(await people.signIn({ personId: person.id, pin: '731904' })).toMatchObject({ person: { id: person.id } });
    } finally {
      await db.close();
    }
  });
});
