import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from './durable-file';
import { EvidenceError } from './evidence-error';
import { sha256Of } from './hash-file';

/** The kiosk's Ed25519 key. Its private half never leaves the key folder. */
export interface SigningKey {
  readonly publicKeyPem: string;
  /** First 16 hex digits of the SHA-256 of the public key (SPKI DER). */
  readonly keyId: string;
  /** The raw signature, 64 bytes. */
  sign(bytes: Uint8Array): Buffer;
}

const fileName = 'signing-key.pem';

/** The key in `folder`, made at the first call. Rejects with `EvidenceError` (`key.unreadable`) rather than replace a damaged key. */
export async function openSigningKey(folder: string): Promise<SigningKey> {
  const file = path.join(folder, fileName);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const pem = (await readKey(file)) ?? (await makeKey(file));
  await chmod(file, 0o600);
  const key = parseKey(file, pem);
  const publicKey = createPublicKey(key);
  return {
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    keyId: keyIdOf(publicKey),
    sign: (bytes) => sign(null, bytes, key),
  };
}

export function keyIdOf(publicKey: KeyObject): string {
  return sha256Of(publicKey.export({ type: 'spki', format: 'der' })).slice(0, 16);
}

/** The Ed25519 public key of a PEM text, or undefined where it isn't one. */
export function readPublicKey(pem: string | Buffer): KeyObject | undefined {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

async function readKey(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
}

async function makeKey(file: string): Promise<string> {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const temporary = `${file}.${randomUUID()}.part`;
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(pem);
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
  return readFile(file, 'utf8');
}

function parseKey(file: string, pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Said below without the parser's words, which could quote the key.
  }
  throw new EvidenceError('key.unreadable', file, 'not an Ed25519 private key');
}
