import { open, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDiscBurner } from '../../devices/disc-burner/command-line-burner';
import type { DiscBurner } from '../../devices/disc-burner/disc-burner';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { DiscDesk } from '../../services/archive/disc-desk';
import { openAuditLog } from '../../services/audit/audit-log';
import type { ArchiveEntryView, DiscPairView } from '../../services/contract/archive';
import { aBooking, aSession, openTestStore, sealedColumns, type TestStore } from '../support/builders';
import { facts, sealedFolder } from '../unit/recordings/evidence/small-evidence';

const discBytes = 20 * 1024 * 1024;
let store: TestStore;
let evidence: string;
let sessionId: string;
let printed: string[];

/** Spoils the disc in its drive once, after it was written. */
type Spoil = (disc: string) => Promise<void>;

beforeEach(async () => {
  store = await openTestStore();
  printed = [];
  evidence = (await sealedFolder()).folder;
  const booking = aBooking();
  await store.db.bookings.insert(booking);
  const session = aSession({ bookingId: booking.id });
  sessionId = session.id;
  await store.db.sessions.insert(session);
  await store.db.sessions.update(sessionId, {
    ...sealedColumns,
    registrationYear: 2026,
    registrationNumber: 147,
    registrationCode: facts.registrationCode,
  });
});
afterEach(async () => {
  await store.remove();
  await rm(evidence, { recursive: true, force: true });
});

async function desk(spoils: readonly (Spoil | undefined)[] = []): Promise<DiscDesk> {
  const now = () => new Date('2026-11-25T06:00:00.000Z');
  const burners = ['d1', 'd2'].map((id, index) => {
    const device = `stdio:${path.join(store.folder, `${id}.img`)}`;
    return spoiled(openDiscBurner({ id, name: `${index + 1} 号`, device, capacityBytes: discBytes }), spoils[index]);
  });
  return new DiscDesk({
    db: store.db,
    audit: await openAuditLog(store.db, now, 'boot', path.join(store.folder, 'audit.jsonl')),
    printer: {
      print: (paper) => {
        printed.push(paper.kind);
        return Promise.resolve(Buffer.from('%PDF'));
      },
    },
    burners,
    folderOf: () => evidence,
    imagesFolder: store.folder,
    papersFolder: store.folder,
    entry: () => Promise.resolve({ registrationCode: facts.registrationCode, enforcementCase: facts.enforcementCase } as ArchiveEntryView),
    now,
    onChange: () => undefined,
    onProblem: (problem) => expect.unreachable(String(problem)),
  });
}

function spoiled(burner: DiscBurner, spoil: Spoil | undefined): DiscBurner {
  return {
    id: burner.id,
    name: burner.name,
    path: burner.path,
    media: () => burner.media(),
    burn: async (...order) => {
      await burner.burn(...order);
      await spoil?.(burner.path);
    },
    readBack: (bytes) => burner.readBack(bytes),
  };
}

/** One bit of one byte of a recording on the disc, as a bad spot would do it; its name is found by where the bytes stand. */
const flipOneByte: Spoil = async (disc) => {
  const bytes = await open(disc, 'r+');
  try {
    const content = await bytes.readFile();
    const media = await readFile(path.join(evidence, 'cam2/a01-000002.mp4'));
    const at = content.indexOf(media.subarray(0, 64)) + 1500;
    await bytes.write(Buffer.from([(content[at] ?? 0) ^ 1]), 0, 1, at);
  } finally {
    await bytes.close();
  }
};

const insertBlanks = () => Promise.all(['d1', 'd2'].map((id) => rm(path.join(store.folder, `${id}.img`), { force: true })));

async function burn(on: DiscDesk): Promise<DiscPairView> {
  const { id } = await on.burnPair(sessionId, 'chen');
  await on.settled();
  const pair = (await on.pairs()).find((each) => each.id === id);
  if (!pair || pair.state === 'burning') throw new Error('the pair has no end');
  return pair;
}

describe('two discs of one recording (制度§20)', () => {
  it('[row 42] are verified when every byte of both was read back as it was sealed', async () => {
    const on = await desk();
    const pair = await burn(on);
    expect(pair).toMatchObject({ state: 'verified', number: '清卫监盘〔2026〕1号' });
    expect(pair.copies.map(({ state }) => state)).toEqual(['matches', 'matches']);
    for (const id of ['d1', 'd2'])
      expect(await verifyEvidence(path.join(store.folder, `${id}.img`))).toMatchObject({ verdict: 'intact', findings: [] });
    expect(await on.certify(pair.id, 'chen')).toMatchObject({ state: 'certified', certifiedBy: '陈静怡' });
    expect(printed).toEqual(['disc-labels', 'pair-certificate']);
    // The image that both were burned from is not left lying about.
    expect((await readdir(store.folder)).filter((name) => name.endsWith('.iso'))).toEqual([]);
  });

  for (const [index, copy] of ['甲', '乙'].entries()) {
    it(`[row 42] one flipped byte on ${copy} rejects the pair, says in which file, and its number is never used again`, async () => {
      const bad = await burn(await desk(index === 0 ? [flipOneByte] : [undefined, flipOneByte]));
      expect(bad).toMatchObject({ state: 'void', number: '清卫监盘〔2026〕1号' });
      expect(bad.copies[index]).toMatchObject({
        copy,
        state: 'void',
        problem: { code: 'disc.mismatch', detail: { file: 'cam2/a01-000002.mp4' } },
      });
      expect(bad.copies[1 - index]).toMatchObject({ state: 'matches' });
      const on = await desk();
      await expect(on.certify(bad.id, 'chen')).rejects.toMatchObject({ code: 'disc.mismatch' });
      expect(printed).toEqual([]);

      await insertBlanks();
      const good = await burn(on);
      expect(good).toMatchObject({ state: 'verified', number: '清卫监盘〔2026〕2号' });
      const numbers = (await on.pairs()).map(({ number, state }) => `${number} ${state}`);
      expect(numbers.sort()).toEqual(['清卫监盘〔2026〕1号 void', '清卫监盘〔2026〕2号 verified']);
    });
  }

  it('are not begun on discs that hold something, and nothing on them is touched', async () => {
    const on = await desk();
    await burn(on);
    const before = await stat(path.join(store.folder, 'd1.img'));
    await expect(on.burnPair(sessionId, 'chen')).rejects.toMatchObject({ code: 'disc.not-blank' });
    expect((await stat(path.join(store.folder, 'd1.img'))).mtimeMs).toBe(before.mtimeMs);
    expect(await on.pairs()).toHaveLength(1);
  });
});
