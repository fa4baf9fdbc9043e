import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Violation } from '../../db/check';
import type { Database } from '../../db/data-source';
import type { SegmentRow } from '../../db/entities/segment.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import { chainBreaks, readChainLines, type ChainLine } from '../../recordings/evidence/chain-lines';
import type { Manifest } from '../../recordings/evidence/manifest';
import { readSealedManifest, type SealedManifest } from '../../recordings/evidence/sealed-manifest';
import { sha256Of } from '../../recordings/evidence/hash-file';
import { digestsOf, sessionDigest } from '../audit/session-digest';
import { stampedAction } from './time-stamp-desk';

type Sealed = Extract<SealedManifest, { readonly ok: true }>;
export interface SealedFolder {
  /** The folder's name: the session's id. */
  readonly id: string;
  readonly sealed: Sealed;
}

/** Every folder under the recordings that is sealed, or looks so. */
export async function sealedFolders(recordings: string): Promise<readonly SealedFolder[]> {
  const entries = await readdir(recordings, { withFileTypes: true }).catch(() => []);
  const found: SealedFolder[] = [];
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    const sealed = await readSealedManifest(path.join(recordings, name));
    if (sealed.ok) found.push({ id: name, sealed });
  }
  return found;
}

/** Invariants 14, 15, 16, 18 and 19 of db/README.md: rows against the sealed folders, the older witnesses. */
export async function checkSeals(db: Database, folders: readonly SealedFolder[]): Promise<readonly Violation[]> {
  const sessions = await db.sessions.list();
  const byId = new Map(folders.map((folder) => [folder.id, folder.sealed]));
  const violations = folders
    .filter(({ id }) => sessions.find((row) => row.id === id)?.phase !== 'sealed')
    .map(({ id, sealed }): Violation => ({
      invariant: 16,
      subject: id,
      detail: `${sealed.manifest.registrationCode}, sealed ${sealed.manifest.sealedAt}, is not in the register`,
    }));
  for (const row of sessions.filter(({ phase }) => phase === 'sealed')) {
    const sealed = byId.get(row.id);
    if (!sealed) {
      violations.push({ invariant: 16, subject: row.id, detail: 'no folder with a signed manifest' });
      continue;
    }
    violations.push(
      ...compareColumns(row, sealed),
      ...compareRows(row.id, await db.segments.ofSession(row.id), sealed),
      ...(await checkStamp(db, row.id, sealed)),
    );
  }
  for (const row of sessions.filter(({ phase }) => phase === 'sealed')) violations.push(...(await checkDigest(db, row)));
  return violations;
}

const sealedColumns = [
  'startedAt',
  'noticeGivenAt',
  'reviewedAt',
  'signedAt',
  'thumbprintedAt',
  'endedAt',
  'sealedAt',
  'registrationCode',
] as const satisfies readonly (keyof SessionRow & keyof Manifest)[];

function compareColumns(row: SessionRow, { manifest, manifestSha256 }: Sealed): readonly Violation[] {
  const pairs = [
    ...sealedColumns.map((column) => [column, row[column] ?? '', manifest[column] ?? ''] as const),
    ['chainHead', row.chainHead ?? '', manifest.chain.head] as const,
    ['manifestSha256', row.manifestSha256 ?? '', manifestSha256] as const,
  ];
  return pairs
    .filter(([, stored, sealed]) => stored !== sealed)
    .map(([column, stored, sealed]) => ({
      invariant: 15,
      subject: row.id,
      detail: `${column} is ${stored || 'empty'}, sealed ${sealed || 'empty'}`,
    }));
}

/** Row n of a session is line n of its chain. */
function compareRows(sessionId: string, rows: readonly SegmentRow[], { chain, manifest }: Sealed): readonly Violation[] {
  if (!chain) return [{ invariant: 14, subject: sessionId, detail: 'the chain is missing' }];
  const { lines } = readChainLines(chain);
  const breaks = chainBreaks(lines, { count: manifest.chain.count, hash: manifest.chain.head });
  const broken = breaks.map(({ n, detail }) => ({ invariant: 14, subject: `${sessionId} link ${n}`, detail }));
  const count = Math.max(lines.length, rows.length);
  const wrong = Array.from({ length: count }, (_, index) => index + 1).flatMap((n) => {
    const detail = rowDiffers(rows[n - 1], lines[n - 1], n);
    return detail === undefined ? [] : [{ invariant: 14, subject: `${sessionId} link ${n}`, detail }];
  });
  return [...broken, ...wrong];
}

function rowDiffers(row: SegmentRow | undefined, line: ChainLine | undefined, n: number): string | undefined {
  if (!row) return 'the chain has a link, segments has no row';
  if (!line?.link) return 'segments has a row, the chain has no link';
  if (row.n !== n) return `row ${row.n} stands in its place`;
  if (row.link !== line.hash) return `link is ${row.link}, in the chain ${line.hash}`;
  const columns = ['file', 'cameraId', 'sha256', 'bytes', 'startedAt', 'endedAt', 'durationMs', 'frames', 'bootId', 'monotonicMs'] as const;
  const other = columns.find((column) => row[column] !== line.link?.[column]);
  return other && `${other} is ${row[other]}, in the chain ${line.link[other]}`;
}

async function checkDigest(db: Database, row: SessionRow): Promise<readonly Violation[]> {
  const digests = await digestsOf(db, row.id);
  const now = sessionDigest(row);
  if (digests.includes(now)) return [];
  const detail = digests.length === 0 ? 'the audit log has no digest of this row' : `the row reads otherwise than the audit log says`;
  return [{ invariant: 18, subject: row.id, detail }];
}

async function checkStamp(db: Database, sessionId: string, { timeStamp }: Sealed): Promise<readonly Violation[]> {
  const stamped = (await db.audit.ofObject(sessionId)).findLast((entry) => entry.action === stampedAction);
  const now = timeStamp ? sha256Of(timeStamp) : 'missing';
  return stamped === undefined || stamped.outcome.startsWith(now)
    ? []
    : [{ invariant: 19, subject: sessionId, detail: `the time stamp is ${now}, fetched was ${stamped.outcome}` }];
}
