import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readStoredCredentials, storeCredentials, takeInCredentials } from '../../services/rooms/credentials-store';
import { filesIn } from '../support/files-in';

const canary = { username: 'admin', password: 'Can@ry#7' };
const other = { username: 'viewer', password: 'Another!' };
let home: string;
const file = (name: string) => path.join(home, name);
const plain = (entries: object) => writeFile(file('credentials.json'), JSON.stringify(entries), { mode: 0o600 });

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'credentials-'));
});
afterEach(() => rm(home, { recursive: true }));

it('takes a plain credentials.json in once, and nothing under the home has the password then (security 13)', async () => {
  await plain({ cam1: canary });
  expect(await takeInCredentials(home)).toMatchObject({ ok: true, credentials: { cam1: canary }, plain: true });
  expect(existsSync(file('credentials.json'))).toBe(false);
  for (const name of ['credentials.sealed', 'keys/credentials.key']) expect((await stat(file(name))).mode & 0o777).toBe(0o600);
  for (const each of filesIn(home)) expect(await readFile(each, 'latin1')).not.toContain('Can@ry');
  expect(await takeInCredentials(home)).toEqual({ ok: true, credentials: { cam1: canary }, plain: false });
});

it('lets a newer plain entry go before the sealed one, and keeps the others', async () => {
  await storeCredentials(home, { cam1: canary, cam2: other });
  await plain({ cam1: { ...canary, password: 'Newer#8' } });
  const expected = { cam1: { ...canary, password: 'Newer#8' }, cam2: other };
  expect(await readStoredCredentials(home)).toEqual({ ok: true, credentials: expected, plain: true });
  // Reading alone, as the command line does, changes nothing.
  expect(existsSync(file('credentials.json'))).toBe(true);
  await takeInCredentials(home);
  expect(await readStoredCredentials(home)).toEqual({ ok: true, credentials: expected, plain: false });
});

it('leaves a wrong credentials.json where it is, and quotes nothing of it', async () => {
  await plain({ cam1: { username: 'admin', passwort: 'Can@ry#7' } });
  const found = await takeInCredentials(home);
  expect(found).toMatchObject({ ok: false, file: file('credentials.json') });
  expect(JSON.stringify(found)).not.toContain('Can@ry');
  expect(existsSync(file('credentials.json'))).toBe(true);
  expect(existsSync(file('credentials.sealed'))).toBe(false);
});

it('says that the sealed file does not open without its key or when it is damaged, and replaces neither', async () => {
  await storeCredentials(home, { cam1: canary });
  const sealed = await readFile(file('credentials.sealed'), 'utf8');
  await writeFile(file('credentials.sealed'), sealed.slice(0, 40));
  expect(await takeInCredentials(home)).toMatchObject({ ok: false, problems: [{ problem: 'not-opened' }] });
  await writeFile(file('credentials.sealed'), sealed);
  await writeFile(file('keys/credentials.key'), 'short');
  expect(await takeInCredentials(home)).toMatchObject({ ok: false, file: file('credentials.sealed') });
  await expect(storeCredentials(home, {})).rejects.toThrow('is not a key');
  expect(await readFile(file('credentials.sealed'), 'utf8')).toBe(sealed);
});

it('a home without any is a room without logins', async () => {
  expect(await readStoredCredentials(home)).toEqual({ ok: true, credentials: {}, plain: false });
});
