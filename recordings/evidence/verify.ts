import { createHash } from 'node:crypto';
import { chainFileName } from './chain-link';
import { openEvidenceSource, type EvidenceSource } from './evidence-source';
import { hashPieces } from './hash-file';
import { hashSource, type HashedSource } from './hash-source';
import {
  manifestFileName,
  publicKeyFileName,
  readManifest,
  signatureFileName,
  sumsFileName,
  timeStampFileName,
  unlistedFiles,
  type Manifest,
} from './manifest';
import { interviewFileName } from './sealed-interview';
import { signingFindings } from './signed-text';
import type { Finding, Verification, VerifyOptions } from './verification';
import { checkChain } from './verify-chain';
import { checkFiles, mostProofBytes, readSmallFile } from './verify-files';
import { checkKey, checkSums } from './verify-proof';
import { checkStamp, type StampCheck } from './verify-time-stamp';

/**
 * Compares sealed evidence in a folder, an .iso file or a drive with its own signed manifest and chain; needs neither database nor network.
 * Never rejects for bad evidence: whatever is wrong is a finding.
 */
export async function verifyEvidence(place: string, options: VerifyOptions = {}): Promise<Verification> {
  const begun = performance.now();
  const nothing: Omit<Verified, 'findings'> = {
    files: 0,
    bytes: 0,
    links: 0,
    keyId: undefined,
    keyTrusted: undefined,
    registrationCode: undefined,
    timeStamp: undefined,
    timeStampUnchecked: undefined,
  };
  const { findings, keyId, keyTrusted, registrationCode, timeStamp, timeStampUnchecked, ...counts } = await verify(place, options).catch(
    (error: unknown) => ({
      ...nothing,
      findings: [{ code: 'source.unreadable', file: '', detail: error instanceof Error ? error.message : String(error) } satisfies Finding],
    }),
  );
  const checked = { ...counts, seconds: (performance.now() - begun) / 1000 };
  const verdict = findings.length === 0 ? 'intact' : 'broken';
  return { verdict, checked, keyId, keyTrusted, registrationCode, timeStamp, timeStampUnchecked, findings: bounded(findings) };
}

/** More of them tell nothing more; a hostile manifest could make millions. */
const mostFindings = 10_000;

function bounded(findings: readonly Finding[]): readonly Finding[] {
  return findings.length <= mostFindings ? findings : findings.slice(0, mostFindings);
}

interface Verified extends Omit<StampCheck, 'findings'> {
  readonly files: number;
  readonly bytes: number;
  readonly links: number;
  readonly keyId: string | undefined;
  readonly keyTrusted: boolean | undefined;
  readonly registrationCode: string | undefined;
  readonly findings: readonly Finding[];
}

async function verify(place: string, options: VerifyOptions): Promise<Verified> {
  const source = await openEvidenceSource(place);
  try {
    const image = options.imageSha256 === undefined ? [] : await checkImage(source, options.imageSha256);
    const verified = await verifySource(source, options);
    return { ...verified, findings: [...image, ...verified.findings] };
  } finally {
    await source.close();
  }
}

async function verifySource(source: EvidenceSource, options: VerifyOptions): Promise<Verified> {
  const small = async (file: string) => readSmallFile(source, file);
  const manifestBytes = await small(manifestFileName);
  const key = checkKey(
    { manifest: manifestBytes, signature: await small(signatureFileName), publicKey: await small(publicKeyFileName) },
    options,
  );
  const read = manifestBytes && readManifest(manifestBytes);
  const manifest = read && 'manifest' in read ? read.manifest : undefined;

  const hashed = await hashSource(source, options.onProgress);
  const stamp = await checkStamp(await small(timeStampFileName), manifestBytes, options);
  const chain = checkChain(await small(chainFileName), manifest, hashed);
  const findings: Finding[] = [
    ...key.findings,
    ...(read && 'wrong' in read ? [{ code: 'manifest.schema', file: manifestFileName, detail: read.wrong } as const] : []),
    ...missingProof(hashed, manifest !== undefined),
    ...(manifest ? checkIdentity(manifest, key.keyId, options) : []),
    ...(manifest && manifestBytes ? checkSums(manifest, manifestBytes, await small(sumsFileName)) : []),
    ...(manifest ? await checkFiles(source, manifest, hashed, chain.linkOf) : []),
    ...tooLarge(hashed),
    ...hashed.findings,
    ...chain.findings,
    ...stamp.findings,
    ...(await checkSignings(await small(interviewFileName))),
  ];
  const { files, bytes } = hashed;
  const { keyId, trusted } = key;
  return {
    files: files.size,
    bytes,
    links: chain.links,
    keyId,
    keyTrusted: trusted,
    registrationCode: manifest?.registrationCode,
    timeStamp: stamp.timeStamp,
    timeStampUnchecked: stamp.timeStampUnchecked,
    findings,
  };
}

/** 规定§15: each signature of the 笔录 against the text it stands under, as interview.json has both. */
async function checkSignings(bytes: Uint8Array | undefined): Promise<readonly Finding[]> {
  if (!bytes) return [];
  const sha256 = (text: string) => Promise.resolve(createHash('sha256').update(text).digest('hex'));
  return signingFindings(readJson(Buffer.from(bytes).toString('utf8')), sha256);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function checkImage(source: EvidenceSource, expected: string): Promise<readonly Finding[]> {
  if (!source.readWhole) return [];
  const { sha256 } = await hashPieces(source.readWhole());
  return sha256 === expected ? [] : [{ code: 'image.changed', file: '', detail: `SHA-256 ${sha256}, expected ${expected}` }];
}

/** A proof that no true seal could have was hashed and not read. */
function tooLarge({ files }: HashedSource): readonly Finding[] {
  return [...unlistedFiles, timeStampFileName, publicKeyFileName, chainFileName].flatMap((file): Finding[] => {
    const bytes = files.get(file)?.bytes ?? 0;
    return bytes > mostProofBytes ? [{ code: 'proof.too-large', file, detail: `${bytes} bytes: it was not read` }] : [];
  });
}

/** What belongs to every seal and is not there; the manifest, where there is one, lists the key and the chain itself. */
function missingProof({ files }: HashedSource, listsTheRest: boolean): readonly Finding[] {
  return [...unlistedFiles, ...(listsTheRest ? [] : [publicKeyFileName, chainFileName])]
    .filter((file) => !files.has(file))
    .map((file) => ({
      code: 'file.missing',
      file,
      detail: file === manifestFileName ? 'the evidence is not sealed' : 'part of every seal',
    }));
}

function checkIdentity(manifest: Manifest, keyId: string | undefined, options: VerifyOptions): readonly Finding[] {
  const findings: Finding[] = [];
  if (keyId !== undefined && manifest.keyId !== keyId)
    findings.push({
      code: 'key.mismatch',
      file: publicKeyFileName,
      detail: `the manifest names key ${manifest.keyId}, beside it lies ${keyId}`,
    });
  const { registrationCode } = options;
  if (registrationCode !== undefined && manifest.registrationCode !== registrationCode)
    findings.push({
      code: 'manifest.other-session',
      file: manifestFileName,
      detail: `${manifest.registrationCode}, expected ${registrationCode}`,
    });
  return findings;
}
