import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { canonicalJson } from './canonical-json';
import { syncFolder } from './durable-file';
import { auditAnchorModel, type Manifest } from './manifest';

/**
 * What a seal says about the audit log of its kiosk: so many entries, and the hash of the last of them. It is kept where the database is not (in the
 * manifest, hence on every disc; on the pair certificate; in `anchors.jsonl`), so that a database put back to an older copy contradicts it.
 */
const anchorModel = z.strictObject({
  ...auditAnchorModel.shape,
  sealedAt: z.string(),
  keyId: z.string(),
  registrationCode: z.string(),
  manifestSha256: z.string(),
});
export type Anchor = z.infer<typeof anchorModel>;

export const anchorsFileName = 'anchors.jsonl';

/** The anchor of a sealed manifest; undefined for one sealed without. */
export function anchorOf(manifest: Manifest, manifestSha256: string): Anchor | undefined {
  const { anchor, sealedAt, keyId, registrationCode } = manifest;
  return anchor && { ...anchor, sealedAt, keyId, registrationCode, manifestSha256 };
}

export interface AnchorsRead {
  readonly anchors: readonly Anchor[];
  /** Complete lines that are no anchor, from 1: the file was edited. */
  readonly brokenLines: readonly number[];
}

/** The anchors of a file; none where there is no file. A last line that a power cut tore is no line. Rejects with the file system's error. */
export async function readAnchors(file: string): Promise<AnchorsRead> {
  const text = await readIfPresent(file);
  const lines = text.split('\n').slice(0, -1).map(readLine);
  return {
    anchors: lines.filter((anchor) => anchor !== undefined),
    brokenLines: lines.flatMap((anchor, index) => (anchor ? [] : [index + 1])),
  };
}

/** Adds those of `anchors` that the file doesn't have yet; on the disk when it resolves. Nothing that is there is changed. */
export async function keepAnchors(folder: string, anchors: readonly Anchor[]): Promise<void> {
  const file = path.join(folder, anchorsFileName);
  const text = await readIfPresent(file);
  const there = new Set(text.split('\n'));
  const missing = anchors.map((anchor) => canonicalJson(anchor)).filter((line) => !there.has(line));
  if (missing.length === 0) return;
  // What a power cut tore was no line yet.
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const handle = await open(file, 'a', 0o644);
  try {
    if (whole.length < text.length) await handle.truncate(Buffer.byteLength(whole));
    await handle.writeFile(missing.map((line) => `${line}\n`).join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (text === '') await syncFolder(folder);
}

function readLine(line: string): Anchor | undefined {
  try {
    return anchorModel.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

async function readIfPresent(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  });
}
