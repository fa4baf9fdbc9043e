import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { returnKey } from '../support/register-rows';
import { october, openRegisterStage, type RegisterStage } from '../support/register-stage';

let stage: RegisterStage;
let away: boolean;
beforeEach(async () => {
  away = false;
  const probe = () => (away ? Promise.reject(new Error('not mounted')) : Promise.resolve());
  stage = await openRegisterStage((folder) => ({ folder: path.join(folder, 'second', 'registers'), probe }));
  await october(stage);
  stage.now = new Date('2026-11-02T00:00:00.000Z');
});
afterEach(() => stage.store.remove());

const copy = () => path.join(stage.store.folder, 'second', 'registers', 'X1', '2026-10');
const closed = async () => (await stage.desk.close.months()).find(({ month }) => month === '2026-10')?.closed;
const copying = async () => (await stage.store.db.audit.ofAction('register.copied')).map(({ outcome }) => outcome);

describe('[row 73] the copy of a closed month on the second disk (规定§5)', () => {
  it('is made at the close, has the same files, and is verified there', async () => {
    const set = await stage.desk.close.close('2026-10', stage.chen);
    expect(set.copied).toBe(true);
    for (const file of await readdir(stage.setFolder)) {
      expect(await readFile(path.join(copy(), file)), file).toEqual(await readFile(path.join(stage.setFolder, file)));
    }
    expect(await copying()).toEqual([set.manifestSha256]);
    expect(await stage.desk.close.verify('2026-10')).toEqual([]);

    const file = path.join(copy(), 'use.pdf');
    await chmod(file, 0o644);
    await writeFile(file, 'another');
    expect(await stage.desk.close.verify('2026-10')).toEqual([{ file: 'use.pdf', code: 'changed', copy: 'second' }]);
  });

  it('a disk that is away keeps no month from being closed; the next verification makes up for it', async () => {
    away = true;
    expect(await stage.desk.close.close('2026-10', stage.chen)).toMatchObject({ number: 1, copied: false });
    expect(await stage.desk.close.verify('2026-10')).toEqual([{ file: 'manifest.json', code: 'missing', copy: 'second' }]);
    expect(await copying()).toEqual(['failed: not mounted', 'failed: not mounted']);
    away = false;
    expect(await stage.desk.close.verify('2026-10')).toEqual([]);
    expect((await closed())?.copied).toBe(true);
  });

  it('a set that was damaged is not copied over a lost one', async () => {
    await stage.desk.close.close('2026-10', stage.chen);
    await rm(copy(), { recursive: true });
    const file = path.join(stage.setFolder, 'use.pdf');
    await chmod(file, 0o644);
    await writeFile(file, 'another');
    const found = await stage.desk.close.verify('2026-10');
    expect(found.map(({ file: name, copy: where }) => [name, where])).toEqual([
      ['use.pdf', undefined],
      ['manifest.json', 'second'],
    ]);
    await mkdir(path.dirname(copy()), { recursive: true });
    expect(await readdir(path.dirname(copy()))).toEqual([]);
  });
});

it('[row 73] of a closed month only the lines that new entries of the log are about are compared again', async () => {
  const { db } = stage.store;
  await stage.desk.close.close('2026-10', stage.chen);
  const head = async () => (await db.audit.head()).count;
  const lastSeq = Math.max(
    ...(await Promise.all((['use', 'key', 'admission', 'approval', 'fault'] as const).map((name) => stage.lines(name))))
      .flat()
      .map(({ seq }) => seq),
  );
  const touched = async (after: number) => db.registers.touched('X1', '2026-10', { after, lastSeq });
  const seqsOf = async (...names: readonly ('use' | 'key' | 'approval' | 'fault')[]) =>
    (await Promise.all(names.map((name) => stage.lines(name, '2026-10'))))
      .flat()
      .filter(({ cells }) => !(cells['at'] ?? '').startsWith('2026-10-09'))
      .map(({ seq }) => seq)
      .toSorted((a, b) => a - b);

  const before = await head();
  await stage.audit.record('chen', 'people.signed-in', 'chen', 'ok');
  expect(await touched(before)).toEqual([]);
  await returnKey(db, 'b2', '2026-11-02T00:30:00.000Z');
  await stage.audit.record('chen', 'key.returned', 'b2', 'ok');
  expect(await touched(before)).toEqual(await seqsOf('use', 'key', 'approval'));
  const [use] = await stage.lines('use', '2026-10');
  expect(use?.corrections.map(({ column, reason }) => [column, reason])).toEqual([['returned', '钥匙交还']]);
  const [fault] = await stage.desk.faults.open();
  const later = await head();
  await stage.desk.faults.send(fault?.id ?? '', stage.chen);
  expect(await touched(later)).toEqual((await stage.lines('fault', '2026-10')).map(({ seq }) => seq));
  expect((await stage.lines('fault', '2026-10'))[0]?.corrections.map(({ column }) => column)).toEqual(['sent']);
});
