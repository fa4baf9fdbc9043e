import { cp, mkdtemp, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../db/data-source';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { checkStore } from '../../services/archive/check-store';
import { checkFolderByHand } from '../support/check-by-hand';
import { seededRandom } from '../support/random';
import { makeWritable, SealedStore } from '../support/sealed-store';
import { Tally, type TamperRow } from './tally';
import { accused, filesOf, structuralTampers } from './tamper-files';
import { BareDatabase, rowTampers } from './tamper-rows';

export interface MatrixOrder {
  /** Single bits turned over at random places of a sealed session. */
  readonly flips: number;
  /** Verifications of untouched evidence. */
  readonly cleanRuns: number;
  /** So that a failure can be repeated. */
  readonly seed: number;
  /** One of so many file tampers is also put to `openssl` and `sha256sum`; 0: none. */
  readonly byHandEvery: number;
  /** One of so many row tampers is tried; 1: all. */
  readonly rowsEvery: number;
}

/** Tampers with a small store in every way of R11 and says what `verify` and `check-store` found. Works in memory where there is room for it. */
export async function tamperMatrix(order: MatrixOrder): Promise<readonly TamperRow[]> {
  const home = await mkdtemp(path.join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'tamper-'));
  const tally = new Tally();
  const random = seededRandom(order.seed);
  const store = await SealedStore.make(path.join(home, 'kiosk'), random);
  try {
    const older = path.join(home, 'older');
    await store.copyDatabase(`${older}-0`);
    await store.addSession('s1', 25);
    await store.copyDatabase(`${older}-1`);
    await store.addSession('s2', 26);
    await cleanRuns(store, order, tally);
    await fileTampers(store, order, tally, random, home);
    await rowsTampered(store, order, tally);
    await sessionsExchanged(store, tally);
    await rolledBack(store, tally, [`${older}-0`, `${older}-1`], home);
  } finally {
    await store.db.close();
    await rm(home, { recursive: true, force: true });
  }
  return tally.list();
}

async function cleanRuns(store: SealedStore, { cleanRuns: runs }: MatrixOrder, tally: Tally): Promise<void> {
  for (let n = 0; n < runs; n += 1) {
    const { verdict, findings } = await verifyEvidence(store.folderOf(n % 2 === 0 ? 's1' : 's2'), { keyId: store.key.keyId });
    tally.count('clean verification (found = called intact)', JSON.stringify(findings), {
      found: verdict === 'intact',
      named: verdict === 'intact',
    });
  }
  for (let n = 0; n < Math.ceil(runs / 50); n += 1) {
    const violations = await check(store);
    const sound = violations.length === 0;
    tally.count('clean check-store (found = called sound)', JSON.stringify(violations), { found: sound, named: sound });
  }
}

async function fileTampers(store: SealedStore, order: MatrixOrder, tally: Tally, random: () => number, home: string): Promise<void> {
  const folder = path.join(home, 'tampered');
  await cp(store.folderOf('s1'), folder, { recursive: true });
  await makeWritable(folder);
  const files = await filesOf(folder);
  const contents = new Map(await Promise.all(files.map(async (file) => [file, await readFile(path.join(folder, file))] as const)));
  const total = [...contents.values()].reduce((sum, content) => sum + content.length, 0);
  let tried = 0;
  const byHand = (what: string) => {
    tried += 1;
    if (order.byHandEvery === 0 || tried % order.byHandEvery !== 0) return;
    const found = !passesByHand(folder);
    tally.count('by hand, with openssl and sha256sum', what, { found, named: found });
  };

  for (let n = 0; n < order.flips; n += 1) {
    let place = Math.floor(random() * total);
    const file = files.find((name) => {
      const { length = 0 } = contents.get(name) ?? {};
      if (place < length) return true;
      place -= length;
      return false;
    });
    if (file === undefined) continue;
    const bit = Math.floor(random() * 8);
    await turnBit(path.join(folder, file), place, bit);
    const { verdict, findings } = await verifyEvidence(folder);
    const named = findings.some((finding) => finding.file === accused(file));
    tally.count('single bit turned over', `${file} byte ${place} bit ${bit}`, { found: verdict === 'broken', named });
    byHand(`${file} byte ${place} bit ${bit}`);
    await turnBit(path.join(folder, file), place, bit);
  }

  for (const { kind, what, tamper, names } of await structuralTampers(folder, store.folderOf('s2'))) {
    await tamper(folder);
    const { verdict, findings } = await verifyEvidence(folder);
    tally.count(kind, what, { found: verdict === 'broken', named: findings.some(names) });
    byHand(`${kind}: ${what}`);
    for (const extra of (await filesOf(folder)).filter((file) => !contents.has(file))) await rm(path.join(folder, extra));
    for (const [file, content] of contents) await writeFile(path.join(folder, file), content);
  }
  if (order.byHandEvery > 0) tally.count('by hand: untouched (found = passes)', folder, { found: passesByHand(folder), named: true });
}

async function rowsTampered(store: SealedStore, { rowsEvery }: MatrixOrder, tally: Tally): Promise<void> {
  const bare = await BareDatabase.open(store.database);
  try {
    for (const [index, { kind, what, tamper, undo, names }] of (await rowTampers(bare)).entries()) {
      if (index % rowsEvery !== 0) continue;
      await bare.run(tamper);
      const violations = await check(store);
      await bare.run(undo);
      tally.count(kind, `${what}: ${JSON.stringify(violations)}`, { found: violations.length > 0, named: violations.some(names) });
    }
  } finally {
    await bare.close();
  }
}

async function sessionsExchanged(store: SealedStore, tally: Tally): Promise<void> {
  const [one, two, aside] = [store.folderOf('s1'), store.folderOf('s2'), path.join(store.home, 'aside')];
  const swap = async () => {
    await rename(one, aside);
    await rename(two, one);
    await rename(aside, two);
  };
  const { registrationCode } = await verifyEvidence(one);
  await swap();
  const violations = await check(store);
  const { findings } = await verifyEvidence(one, { registrationCode });
  await swap();
  const bothNamed = ['s1', 's2'].every((id) => violations.some(({ invariant, subject }) => invariant === 15 && subject === id));
  tally.count('two sessions exchanged', JSON.stringify(violations), { found: violations.length > 0, named: bothNamed });
  const other = findings.some(({ code }) => code === 'manifest.other-session');
  tally.count('another session in place of the expected one', JSON.stringify(findings), { found: findings.length > 0, named: other });
}

/** The database, and its twin with it, put back; what was burned and kept elsewhere knows better. */
async function rolledBack(store: SealedStore, tally: Tally, copies: readonly string[], home: string): Promise<void> {
  for (const [index, copy] of copies.entries()) {
    const db = await openDatabase(copy);
    const disc = path.join(home, 'disc');
    await cp(store.folderOf('s2'), disc, { recursive: true });
    const noTwin = path.join(home, 'no-twin');
    const everything = await checkStore({ db, recordings: store.recordings, twinFile: noTwin, anchorPlaces: [] });
    // Nothing is left on the kiosk; one burned disc is brought.
    const onlyDisc = await checkStore({ db, recordings: path.join(home, 'nothing'), twinFile: noTwin, anchorPlaces: [disc] });
    for (const [kind, { violations }] of [
      ['database rolled back', everything] as const,
      ['database rolled back, one disc brought', onlyDisc] as const,
    ]) {
      const named = violations.some(
        ({ invariant, detail }) => invariant === 17 && detail.includes('2026-11-26') && detail.includes('older copy'),
      );
      tally.count(kind, `copy ${index}: ${JSON.stringify(violations)}`, { found: violations.length > 0, named });
    }
    await db.close();
    await rm(disc, { recursive: true });
  }
}

async function check(store: SealedStore) {
  const twinFile = path.join(store.home, 'audit.jsonl');
  return (await checkStore({ db: store.db, recordings: store.recordings, twinFile, anchorPlaces: [] })).violations;
}

async function turnBit(file: string, byte: number, bit: number): Promise<void> {
  const { size } = await stat(file);
  if (byte >= size) throw new Error(`${file} has no byte ${byte}`);
  const handle = await open(file, 'r+');
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, byte);
  buffer[0] = (buffer[0] ?? 0) ^ (1 << bit);
  await handle.write(buffer, 0, 1, byte);
  await handle.close();
}

function passesByHand(folder: string): boolean {
  try {
    checkFolderByHand(folder);
    return true;
  } catch {
    return false;
  }
}
