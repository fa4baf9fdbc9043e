import { hashes, verifyAsync } from '@noble/ed25519';
import { sha256 as streamingSha256, sha512 } from '@noble/hashes/sha2.js';
import type { ProofTools } from './verify-disc';

/** Above this a file is read in pieces, so that memory stays small. */
const wholeBytes = 64 * 1024 * 1024;
const pieceBytes = 4 * 1024 * 1024;

/** The browser's own SHA-256 and Ed25519 where it has them, the same in script where it doesn't. */
export const proofTools: ProofTools = { sha256: sha256Of, ed25519: checkEd25519 };

// A page that a browser doesn't trust has no crypto.subtle.
type BrowserCrypto = typeof globalThis.crypto;
const subtle = (globalThis.crypto as BrowserCrypto | undefined)?.subtle;
hashes.sha512 = sha512;
hashes.sha512Async = (message) => Promise.resolve(sha512(message));

async function sha256Of(blob: Blob, onBytes?: (count: number) => void): Promise<string> {
  if (subtle && blob.size <= wholeBytes) {
    const digest = await subtle.digest('SHA-256', await blob.arrayBuffer());
    onBytes?.(blob.size);
    return hexOf(new Uint8Array(digest));
  }
  const hash = streamingSha256.create();
  for (let from = 0; from < blob.size; from += pieceBytes) {
    const piece = new Uint8Array(await blob.slice(from, from + pieceBytes).arrayBuffer());
    hash.update(piece);
    onBytes?.(piece.length);
  }
  return hexOf(hash.digest());
}

async function checkEd25519(publicKey: Uint8Array, signature: Uint8Array, message: Uint8Array): Promise<boolean> {
  const own = await askBrowser(publicKey, signature, message);
  // `zip215: false` is the strict rule of RFC 8032.
  return own ?? verifyAsync(signature, message, publicKey, { zip215: false }).catch(() => false);
}

/** Undefined where the browser has no Ed25519. */
async function askBrowser(publicKey: Uint8Array, signature: Uint8Array, message: Uint8Array): Promise<boolean | undefined> {
  try {
    const key = await subtle?.importKey('raw', publicKey.slice(), { name: 'Ed25519' }, false, ['verify']);
    return key && (await subtle?.verify('Ed25519', key, signature.slice(), message.slice()));
  } catch {
    return undefined;
  }
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
