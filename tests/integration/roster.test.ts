import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAuditLog } from '../../services/audit/audit-log';
import type { PersonTile, RosterDraft } from '../../services/contract/people';
import { createPeople, type People } from '../../services/people/people';
import { hashPin } from '../../services/people/pin';
import { Roster } from '../../services/people/roster';
import { readReadiness } from '../../services/rooms/read-readiness';
import { aPerson, openTestStore, type TestStore } from '../support/builders';

let store: TestStore;
let people: People;
let roster: Roster;
let chen: PersonTile;
const now = new Date('2026-11-25T00:31:00.000Z');
const officer: RosterDraft = {
  ...{ name: '许文斌', role: 'inspector', department: '医疗机构监督科', badgeNumber: '粤R-1803099' },
  certificateValidUntil: '2028-06-30',
};
const legal: RosterDraft = { name: '梁少芬', role: 'legal-inspection', department: '法制稽查科', badgeNumber: '' };

beforeEach(async () => {
  store = await openTestStore();
  const audit = await openAuditLog(store.db, () => now, 'boot', join(store.folder, 'audit.jsonl'));
  people = createPeople(store.db, audit, () => now);
  roster = new Roster({ db: store.db, audit, people, now: () => now });
  // The administrator alone, with a PIN.
  await store.db.people.save(
    aPerson({ id: 'chen', name: '陈静怡', role: 'room-administrator', badgeNumber: '', pinHash: await hashPin('482913') }),
  );
  chen = (await people.signIn({ personId: 'chen', pin: '482913' })).person;
  for (const id of ['lin', 'huang']) await roster.setThere(id, false, chen);
});
afterEach(() => store.remove());

const idOf = async (name: string) => (await roster.list()).find((entry) => entry.name === name)?.id ?? '';

describe('the room’s people', () => {
  it('[row 6] an administrator puts an officer on file with the certificate; he signs in by name and by badge (制度§4)', async () => {
    expect((await roster.add(officer, '571904', chen)).slice(0, 2)).toMatchObject([{ name: '陈静怡' }, { ...officer, leftAt: undefined }]);
    const id = await idOf('许文斌');
    expect(await people.signIn({ personId: id, pin: '571904' })).toMatchObject({
      person: { name: '许文斌', certificateExpiredOn: undefined },
    });
    expect(await people.signInByBadge('粤R-1803099', '571904')).toMatchObject({ person: { id } });
    expect(await store.db.audit.ofAction('people.added')).toMatchObject([{ actor: chen.id, object: id, outcome: '许文斌 inspector' }]);
  });

  it('[row 6] refuses an officer without a certificate, a second one of the same name and department or badge, and a PIN that anybody tries', async () => {
    await roster.add(officer, '571904', chen);
    const other = { ...officer, name: '何嘉怡' };
    for (const [draft, pin, code] of [
      [{ ...other, badgeNumber: '' }, '571904', 'people.certificate-missing'],
      [{ ...officer, badgeNumber: '粤R-1' }, '571904', 'people.name-taken'],
      [other, '571904', 'people.badge-taken'],
      [{ ...other, badgeNumber: '粤R-2' }, '111111', 'input.invalid'],
    ] as const)
      await expect(roster.add(draft, pin, chen)).rejects.toMatchObject({ code });
    expect((await people.list()).map(({ name }) => name)).toEqual(['陈静怡', '许文斌']);
  });

  it('who has left signs in no more and stands in no list of choices, but in the file; who comes back signs in again', async () => {
    await roster.add(officer, '571904', chen);
    const id = await idOf('许文斌');
    await roster.setThere(id, false, chen);
    expect(await people.list()).toMatchObject([{ name: '陈静怡' }]);
    expect((await roster.list()).at(-1)).toMatchObject({ name: '许文斌', leftAt: now.toISOString() });
    await expect(people.verify({ personId: id, pin: '571904' })).rejects.toMatchObject({ code: 'people.unknown' });
    await expect(people.signInByBadge('粤R-1803099', '571904')).rejects.toMatchObject({ code: 'people.unknown' });
    await roster.setThere(id, true, chen);
    expect(await people.verify({ personId: id, pin: '571904' })).toMatchObject({ id });
  });

  it('[row 72] the only administrator neither leaves nor takes another part; with a second one he may (规定§4)', async () => {
    const { id } = chen;
    const clerk: RosterDraft = { name: '陈静怡', role: 'office-staff', department: '办公室', badgeNumber: '' };
    await expect(roster.setThere(id, false, chen)).rejects.toMatchObject({ code: 'people.last-administrator', detail: { name: '陈静怡' } });
    await expect(roster.change(id, clerk, chen)).rejects.toMatchObject({ code: 'people.last-administrator' });
    await roster.add({ ...clerk, name: '何志远', role: 'room-administrator' }, '739105', chen);
    await roster.change(id, clerk, chen);
    expect((await readReadiness(store.db, 'X1', now)).administrators).toEqual(['何志远']);
  });

  it('a change says what it was and what it is', async () => {
    await roster.add(officer, '571904', chen);
    const id = await idOf('许文斌');
    await roster.change(id, { ...officer, certificateValidUntil: '2031-06-30' }, chen);
    const [change] = await store.db.audit.ofAction('people.changed');
    expect(JSON.parse(change?.outcome ?? '')).toMatchObject({
      from: { certificateValidUntil: '2028-06-30' },
      to: { certificateValidUntil: '2031-06-30' },
    });
    await expect(roster.change('nobody', officer, chen)).rejects.toMatchObject({ code: 'people.unknown' });
  });

  it('a new PIN takes legal inspection and an administrator, each another than the one it is for; a lock goes with it', async () => {
    await roster.add(officer, '571904', chen);
    await roster.add(legal, '260117', chen);
    const [id, asking] = [await idOf('许文斌'), await idOf('梁少芬')];
    await store.db.people.setTries(id, { failedTries: 5, lockedUntil: '2026-11-25T01:00:00.000Z' });
    const itself = { personId: chen.id, pin: '482913' };
    await expect(roster.setPin(id, '620418', itself, chen)).rejects.toMatchObject({ code: 'people.reset-by-two' });
    await expect(roster.setPin(asking, '620418', { personId: asking, pin: '260117' }, chen)).rejects.toMatchObject({
      code: 'people.reset-by-two',
    });
    await expect(roster.setPin(chen.id, '620418', { personId: asking, pin: '260117' }, chen)).rejects.toMatchObject({
      code: 'people.reset-by-two',
    });
    await roster.setPin(id, '620418', { personId: asking, pin: '260117' }, chen);
    expect(await people.verify({ personId: id, pin: '620418' })).toMatchObject({ id, lockedUntil: null });
    await expect(people.verify({ personId: id, pin: '571904' })).rejects.toMatchObject({ code: 'people.wrong-pin' });
    expect(await store.db.audit.ofAction('people.pin-set')).toMatchObject([{ object: id, outcome: `asked for by ${asking}` }]);
  });
});
