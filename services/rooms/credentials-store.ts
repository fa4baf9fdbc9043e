import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder, writeDurably } from '../../recordings/evidence/durable-file';
import type { RoomFileProblem } from '../contract/room';
import { readCredentialsFile, type CredentialsFile } from './room-file';
import { openSealedText, sealText } from './sealed-text';

/**
 * The logins of cameras and microphones at rest (security 13): `credentials.sealed` beside room.json, AES-256-GCM, its key in
 * `keys/credentials.key` (0600). One way for the kiosk and the command line, which runs without Electron and so without a keyring.
 */
export type StoredCredentials =
  | {
      readonly ok: true;
      readonly credentials: CredentialsFile;
      /** Whether a plain credentials.json lies there still. */ readonly plain: boolean;
    }
  | { readonly ok: false; readonly file: string; readonly problems: readonly RoomFileProblem[] };

const keyBytes = 32;

const plainCredentials = (home: string) => path.join(home, 'credentials.json');
export const sealedCredentials = (home: string) => path.join(home, 'credentials.sealed');
const keyFile = (home: string) => path.join(home, 'keys', 'credentials.key');

/** Reads what lies in `home` and changes nothing. An entry of a plain credentials.json goes before a sealed one of its name: it is newer. */
export async function readStoredCredentials(home: string): Promise<StoredCredentials> {
  const sealed = await textOf(sealedCredentials(home));
  const plain = await textOf(plainCredentials(home));
  const key = sealed === undefined ? undefined : await readKey(home);
  const opened = sealed === undefined ? '{}' : key && openSealedText(sealed, key);
  if (opened === undefined) return { ok: false, file: sealedCredentials(home), problems: [notOpened] };
  for (const [file, text] of [
    [sealedCredentials(home), opened],
    [plainCredentials(home), plain ?? '{}'],
  ] as const) {
    const read = readCredentialsFile(text);
    if (!read.ok) return { ok: false, file, problems: read.problems };
  }
  return { ok: true, credentials: { ...entriesOf(opened), ...entriesOf(plain ?? '{}') }, plain: plain !== undefined };
}

/** The same, and a plain credentials.json is sealed and taken away; it goes only after what was sealed has been read back. */
export async function takeInCredentials(home: string): Promise<StoredCredentials> {
  const found = await readStoredCredentials(home);
  if (!found.ok || !found.plain) return found;
  await storeCredentials(home, found.credentials);
  await rm(plainCredentials(home));
  await syncFolder(home);
  return found;
}

/** Rejects, and leaves what was, where it can't be read back as it was written. */
export async function storeCredentials(home: string, credentials: CredentialsFile): Promise<void> {
  const key = await openKey(home);
  const text = JSON.stringify(credentials);
  const sealed = sealText(text, key);
  if (openSealedText(sealed, key) !== text) throw new Error('what was sealed does not open');
  await writeDurably(sealedCredentials(home), sealed, 0o600);
}

function entriesOf(text: string): CredentialsFile {
  const read = readCredentialsFile(text);
  return read.ok ? read.credentials : {};
}

const notOpened: RoomFileProblem = { field: '', line: 1, problem: 'not-opened', expected: 'the key that it was sealed with' };

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
}

async function readKey(home: string): Promise<Buffer | undefined> {
  const key = Buffer.from((await textOf(keyFile(home))) ?? '', 'base64');
  return key.length === keyBytes ? key : undefined;
}

/** Made at the first call; a damaged one is not replaced while something sealed with it may still be saved from a copy. */
async function openKey(home: string): Promise<Buffer> {
  const file = keyFile(home);
  if ((await textOf(file)) === undefined) await makeKey(file);
  await chmod(file, 0o600);
  const key = await readKey(home);
  if (!key) throw new Error(`${file} is not a key`);
  return key;
}

async function makeKey(file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.${randomUUID()}.part`;
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(randomBytes(keyBytes).toString('base64'));
    await handle.sync();
  } finally {
    await handle.close();
  }
  // link() fails where rename() would replace: of two processes starting at once both get the first one's key.
  await link(temporary, file).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
  await rm(temporary);
  await syncFolder(path.dirname(file));
}
