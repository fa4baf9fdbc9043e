import { chmod, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '../../recordings/evidence/canonical-json';
import { checkSignature } from '../../recordings/evidence/check-signature';
import { makeFolder, syncFolder, writeDurably } from '../../recordings/evidence/durable-file';
import { sha256Of } from '../../recordings/evidence/hash-file';
import { manifestFileName, publicKeyFileName, signatureFileName } from '../../recordings/evidence/manifest';
import type { SigningKey } from '../../recordings/evidence/signing-key';
import { registerNames, type SetFinding } from '../contract/registers';

export const contentFileName = 'registers.json';

const cells = z.record(z.string(), z.string());
/** All lines of the month, register by register. */
export const contentModel = z.object({
  schema: z.literal('mingxun-registers/1'),
  agency: z.string(),
  roomId: z.string(),
  roomName: z.string(),
  month: z.string(),
  registers: z.array(
    z.object({
      name: z.enum(registerNames),
      title: z.string(),
      columns: z.array(z.object({ key: z.string(), title: z.string(), width: z.number() })),
      lines: z.array(z.object({ seq: z.number(), number: z.string(), cells })),
    }),
  ),
});
export type ClosedContent = z.infer<typeof contentModel>;

const manifestModel = z.object({
  schema: z.literal('mingxun-register-set/1'),
  number: z.number(),
  roomId: z.string(),
  month: z.string(),
  closedAt: z.string(),
  closedBy: z.object({ id: z.string(), name: z.string() }),
  /** The head of the audit log that is printed on each paper of the set: paper and log prove each other (L23). */
  audit: z.object({ count: z.number(), head: z.string() }),
  keyId: z.string(),
  files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
});
export type SetManifest = z.infer<typeof manifestModel>;

export interface ClosedSet {
  readonly manifest: SetManifest;
  readonly manifestSha256: string;
}

/** Writes the set beside its place and moves it there whole: at any power cut there is either no set or a complete one. */
export async function writeClosedSet(
  folder: string,
  facts: Omit<SetManifest, 'schema' | 'keyId' | 'files'>,
  files: readonly { readonly path: string; readonly bytes: Buffer }[],
  key: SigningKey,
): Promise<ClosedSet> {
  const unfinished = `${folder}.part`;
  await rm(unfinished, { recursive: true, force: true });
  await makeFolder(unfinished);
  const manifest: SetManifest = {
    schema: 'mingxun-register-set/1',
    ...facts,
    keyId: key.keyId,
    files: files.map((file) => ({ path: file.path, bytes: file.bytes.length, sha256: sha256Of(file.bytes) })),
  };
  const bytes = Buffer.from(canonicalJson(manifest));
  const all = [
    ...files,
    { path: publicKeyFileName, bytes: key.publicKeyPem },
    { path: manifestFileName, bytes },
    { path: signatureFileName, bytes: key.sign(bytes) },
  ];
  for (const file of all) {
    await writeDurably(path.join(unfinished, file.path), file.bytes);
    await chmod(path.join(unfinished, file.path), 0o444);
  }
  await rename(unfinished, folder);
  await syncFolder(path.dirname(folder));
  return { manifest, manifestSha256: sha256Of(bytes) };
}

/** The set that lies in the folder; undefined where there is none or where it isn't sound. */
export async function readClosedSet(folder: string, publicKeyPem: string): Promise<ClosedSet | undefined> {
  if ((await verifyClosedSet(folder, { publicKeyPem })).length > 0) return undefined;
  const bytes = await readFile(path.join(folder, manifestFileName));
  return { manifest: manifestModel.parse(JSON.parse(bytes.toString('utf8'))), manifestSha256: sha256Of(bytes) };
}

/**
 * Checks signature, manifest and every file, and names what differs. Trust begins at the kiosk's key and, where it is known, at the hash that
 * database and audit log hold: who makes a new set with a key of his own is found by either.
 */
export async function verifyClosedSet(
  folder: string,
  trusted: { readonly publicKeyPem: string; readonly manifestSha256?: string | undefined },
): Promise<readonly SetFinding[]> {
  const read = (file: string) => readFile(path.join(folder, file)).catch(() => undefined);
  const [manifestBytes, signature, publicKey] = [
    await read(manifestFileName),
    await read(signatureFileName),
    await read(publicKeyFileName),
  ];
  const findings: SetFinding[] = [];
  if (!publicKey) findings.push({ file: publicKeyFileName, code: 'missing' });
  else if (publicKey.toString('utf8') !== trusted.publicKeyPem) findings.push({ file: publicKeyFileName, code: 'other-key' });
  if (!signature) findings.push({ file: signatureFileName, code: 'missing' });
  if (!manifestBytes) return [...findings, { file: manifestFileName, code: 'missing' }];
  if (signature && checkSignature(manifestBytes, signature, trusted.publicKeyPem).state !== 'right') {
    findings.push({ file: signatureFileName, code: 'bad-signature' });
  }
  if (trusted.manifestSha256 !== undefined && sha256Of(manifestBytes) !== trusted.manifestSha256) {
    findings.push({ file: manifestFileName, code: 'other-manifest' });
  }
  const manifest = parseManifest(manifestBytes);
  if (!manifest) return [...findings, { file: manifestFileName, code: 'unreadable' }];
  for (const listed of manifest.files) {
    const bytes = await read(listed.path);
    if (!bytes) findings.push({ file: listed.path, code: 'missing' });
    else if (sha256Of(bytes) !== listed.sha256) findings.push({ file: listed.path, code: 'changed' });
  }
  const known = new Set([...manifest.files.map((file) => file.path), manifestFileName, signatureFileName, publicKeyFileName]);
  for (const file of await readdir(folder)) if (!known.has(file)) findings.push({ file, code: 'unlisted' });
  return findings;
}

function parseManifest(bytes: Buffer): SetManifest | undefined {
  try {
    return manifestModel.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return undefined;
  }
}
