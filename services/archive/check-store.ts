import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkDatabase, type Violation } from '../../db/check';
import type { Database } from '../../db/data-source';
import { anchorOf, anchorsFileName, readAnchors } from '../../recordings/evidence/anchors';
import { readSealedManifest } from '../../recordings/evidence/sealed-manifest';
import { compareAnchors, type FoundAnchor } from '../audit/compare-anchors';
import { compareTwin } from '../audit/twin-file';
import { checkSeals, sealedFolders } from './check-seals';

export interface StoreToCheck {
  readonly db: Database;
  readonly recordings: string;
  /** The audit log's twin, audit.jsonl. */
  readonly twinFile: string;
  /** Where else anchors.jsonl is kept: the second copy's folder. */
  readonly secondCopy?: string | undefined;
  /** Discs, images, sealed folders and anchors files from elsewhere. */
  readonly anchorPlaces: readonly string[];
}
export interface StoreCheck {
  readonly violations: readonly Violation[];
  readonly anchors: number;
  readonly sessions: number;
}

/** Everything that can be said of the store: its own invariants, the sealed folders, and every anchor that can be found. */
export async function checkStore({ db, recordings, twinFile, secondCopy, anchorPlaces }: StoreToCheck): Promise<StoreCheck> {
  const folders = await sealedFolders(recordings);
  const kept = await keptAnchors([recordings, ...(secondCopy === undefined ? [] : [secondCopy])]);
  const brought = await broughtAnchors(anchorPlaces, new Set(folders.map(({ sealed }) => sealed.manifest.keyId)));
  const sealed = folders.flatMap(({ id, sealed: { manifest, manifestSha256 } }): readonly FoundAnchor[] => {
    const anchor = anchorOf(manifest, manifestSha256);
    return anchor ? [{ place: path.join(recordings, id), anchor }] : [];
  });
  const found = [...kept.found, ...brought.found, ...sealed];
  const violations = [
    ...(await checkDatabase(db, recordings)),
    ...(await checkSeals(db, folders)),
    ...kept.violations,
    ...brought.violations,
    ...(await compareAnchors(db, found)),
    ...(await checkTwin(db, twinFile)),
  ];
  return { violations, anchors: found.length, sessions: (await db.sessions.list()).length };
}

/** Invariant 20. A twin that lacks entries at its end was cut by a crash; the next start completes it. */
async function checkTwin(db: Database, twinFile: string): Promise<readonly Violation[]> {
  const text = await readFile(twinFile, 'utf8').catch(() => '');
  const { state, entries } = await compareTwin(db, text);
  if (state === 'agrees' || state === 'repaired') return [];
  const detail =
    state === 'ahead'
      ? `it goes on after entry ${entries}, where the database ends`
      : `entry ${entries + 1} reads otherwise in the database`;
  return [{ invariant: 20, subject: `entry ${entries + 1}`, detail }];
}

interface Anchors {
  readonly found: readonly FoundAnchor[];
  readonly violations: readonly Violation[];
}

/** The anchors files beside the recordings. */
export async function keptAnchors(folders: readonly string[]): Promise<Anchors> {
  const found: FoundAnchor[] = [];
  const violations: Violation[] = [];
  for (const folder of folders) {
    const place = path.join(folder, anchorsFileName);
    const { anchors, brokenLines } = await readAnchors(place).catch(() => ({ anchors: [], brokenLines: [] }));
    found.push(...anchors.map((anchor) => ({ place, anchor })));
    violations.push(...brokenLines.map((line): Violation => ({ invariant: 17, subject: place, detail: `line ${line} is no anchor` })));
  }
  return { found, violations };
}

/** A place that was named must tell something: an anchors file, or sealed evidence of this kiosk. */
async function broughtAnchors(places: readonly string[], keyIds: ReadonlySet<string>): Promise<Anchors> {
  const found: FoundAnchor[] = [];
  const violations: Violation[] = [];
  const refuse = (subject: string, detail: string) => void violations.push({ invariant: 17, subject, detail });
  for (const place of places) {
    if (place.endsWith('.jsonl')) {
      const { anchors, brokenLines } = await readAnchors(place);
      found.push(...anchors.map((anchor) => ({ place, anchor })));
      for (const line of brokenLines) refuse(place, `line ${line} is no anchor`);
      continue;
    }
    const read = await readSealedManifest(place);
    const anchor = read.ok ? anchorOf(read.manifest, read.manifestSha256) : undefined;
    if (!read.ok) refuse(place, read.detail);
    else if (!anchor) refuse(place, 'sealed without an anchor, by an earlier release');
    else if (keyIds.size > 0 && !keyIds.has(anchor.keyId))
      refuse(place, `sealed with key ${anchor.keyId}, which sealed nothing of this store`);
    else found.push({ place, anchor });
  }
  return { found, violations };
}
