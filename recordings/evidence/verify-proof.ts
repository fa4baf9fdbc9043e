import { checkSignature } from './check-signature';
import { sha256Of } from './hash-file';
import { manifestFileName, publicKeyFileName, signatureFileName, sumsFileName, sumsOf, type Manifest } from './manifest';
import { keyIdOf, readPublicKey } from './signing-key';
import type { Finding, VerifyOptions } from './verification';

interface Proof {
  readonly manifest: Buffer | undefined;
  readonly signature: Buffer | undefined;
  readonly publicKey: Buffer | undefined;
}
interface KeyCheck {
  readonly keyId: string | undefined;
  readonly trusted: boolean | undefined;
  readonly findings: readonly Finding[];
}

/** Whose signature it is, and whether that is the one expected: a forger can sign everything again with a key of his own. */
export function checkKey(proof: Proof, options: VerifyOptions): KeyCheck {
  const findings: Finding[] = [];
  const own = proof.publicKey && readPublicKey(proof.publicKey);
  const keyId = own && keyIdOf(own);
  if (proof.publicKey && !own) findings.push({ code: 'key.unreadable', file: publicKeyFileName, detail: 'not an Ed25519 public key' });

  const expected = options.publicKeyPem === undefined ? undefined : readPublicKey(options.publicKeyPem);
  if (options.publicKeyPem !== undefined && !expected)
    findings.push({ code: 'key.unreadable', file: '', detail: 'the expected key is not an Ed25519 public key' });
  const expectedId = (expected && keyIdOf(expected)) ?? options.keyId;
  const named = options.publicKeyPem !== undefined || options.keyId !== undefined;
  const trusted = named ? keyId !== undefined && keyId === expectedId : undefined;
  if (trusted === false)
    findings.push({
      code: 'key.untrusted',
      file: publicKeyFileName,
      detail: `signed with key ${keyId ?? 'unknown'}, expected ${expectedId ?? 'unknown'}`,
    });

  const pem = expected ? options.publicKeyPem : proof.publicKey;
  if (proof.manifest && proof.signature && pem !== undefined && checkSignature(proof.manifest, proof.signature, pem).state !== 'right')
    findings.push({
      code: 'manifest.signature',
      file: signatureFileName,
      detail: `it is not the signature of ${manifestFileName} by this key`,
    });
  return { keyId, trusted, findings };
}

/** SHA256SUMS follows from the manifest, to the byte. */
export function checkSums(manifest: Manifest, manifestBytes: Buffer, sums: Buffer | undefined): readonly Finding[] {
  const right = sumsOf(manifest, sha256Of(manifestBytes)).split('\n');
  const lines = sums?.toString('utf8').split('\n') ?? right;
  if (sums === undefined || sums.equals(Buffer.from(right.join('\n')))) return [];
  const at = lines.findIndex((line, index) => line !== right[index]);
  return [
    {
      code: 'sums.disagree',
      file: sumsFileName,
      detail: `line ${(at === -1 ? Math.min(lines.length, right.length) : at) + 1} does not follow from the manifest`,
    },
  ];
}
