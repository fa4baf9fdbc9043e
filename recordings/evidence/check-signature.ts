import { verify } from 'node:crypto';
import { keyIdOf, readPublicKey } from './signing-key';

export type SignatureCheck =
  | { readonly state: 'right' | 'wrong'; readonly keyId: string }
  /** The PEM holds no Ed25519 public key. */
  | { readonly state: 'no-key' };

/** Whether `signature` (raw, 64 bytes) is that of `bytes` by the key in `publicKeyPem`. Never throws. */
export function checkSignature(bytes: Buffer, signature: Buffer, publicKeyPem: string | Buffer): SignatureCheck {
  const key = readPublicKey(publicKeyPem);
  if (!key) return { state: 'no-key' };
  const right = signature.length === 64 && verify(null, bytes, key, signature);
  return { state: right ? 'right' : 'wrong', keyId: keyIdOf(key) };
}
