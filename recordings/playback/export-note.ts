import { rm } from 'node:fs/promises';
import path from 'node:path';
import { canonicalJson } from '../evidence/canonical-json';
import { writeDurably } from '../evidence/durable-file';
import { publicKeyFileName } from '../evidence/manifest';
import type { SigningKey } from '../evidence/signing-key';
import type { Instant } from '../session/instant';
import type { DerivedFile } from './derived-file';
import type { RecordedSession } from './recorded-session';

const exportNoteFileName = 'export.json';
const exportSignatureFileName = 'export.sig';

/** Who asked for a derived file, on which machine, why. */
export interface DerivedOrigin {
  readonly unit: { readonly name: string; readonly url: string; readonly mac: string };
  readonly operator: string;
  readonly purpose: string;
  readonly exportedAt: Instant;
}

export interface NotedFile extends DerivedFile {
  readonly cameras: readonly string[];
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** Recorded files whose bytes or pictures are in it. */
  readonly sources: readonly string[];
}

/**
 * export.json: what the files beside it were made from, by whom and why, with their hashes and the seal they come from; export.sig is its raw
 * Ed25519 signature by the kiosk's key. Without a key there is no signature.
 */
export async function writeExportNote(
  into: string,
  kind: 'export' | 'composite',
  session: RecordedSession,
  { unit, operator, purpose, exportedAt }: DerivedOrigin,
  files: readonly NotedFile[],
  key: SigningKey | undefined,
): Promise<void> {
  const { manifest, manifestSha256, segments } = session;
  const recorded = new Map(segments.map((segment) => [segment.file, segment]));
  const note = {
    schema: 'mingxun-export/1',
    kind,
    // 画中画 is a picture made from others; an export holds the recorded ones.
    derived: kind === 'composite',
    registrationCode: manifest.registrationCode,
    agency: manifest.agency,
    room: manifest.room,
    enforcementCase: manifest.enforcementCase,
    unit,
    operator,
    purpose,
    exportedAt,
    seal: { sealedAt: manifest.sealedAt, keyId: manifest.keyId, manifestSha256, chain: manifest.chain },
    files: files.map(({ sources, ...file }) => ({
      ...file,
      sources: sources.map((name) => {
        const { startedAt, endedAt, sha256 } = recorded.get(name) ?? {};
        return { file: name, startedAt, endedAt, sha256 };
      }),
    })),
    gaps: manifest.gaps,
    signedBy: key?.keyId,
  };
  const bytes = Buffer.from(`${canonicalJson(note)}\n`);
  const written = [exportNoteFileName];
  try {
    await writeDurably(path.join(into, exportNoteFileName), bytes);
    if (!key) return;
    written.push(publicKeyFileName, exportSignatureFileName);
    await writeDurably(path.join(into, publicKeyFileName), key.publicKeyPem);
    await writeDurably(path.join(into, exportSignatureFileName), key.sign(bytes));
  } catch (problem) {
    for (const file of written.flatMap((name) => [name, `${name}.part`])) await rm(path.join(into, file), { force: true });
    throw problem;
  }
}
