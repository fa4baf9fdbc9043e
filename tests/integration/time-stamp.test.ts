import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchTimeStamp, type FetchFault } from '../../recordings/evidence/fetch-time-stamp';
import { timeStampFileName } from '../../recordings/evidence/manifest';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { startOpensslTsa, type OpensslTsa, type TsaBehaviour } from '../support/openssl-tsa';
import { sealedFolder } from '../unit/recordings/evidence/small-evidence';

let tsa: OpensslTsa;
const sealed = await sealedFolder();
const token = path.join(sealed.folder, timeStampFileName);
beforeAll(async () => {
  tsa = await startOpensslTsa();
});
afterAll(async () => {
  await tsa.close();
  await rm(sealed.folder, { recursive: true });
});

const fetchNow = () => fetchTimeStamp({ url: tsa.url, caFile: tsa.caFile }, sealed.seal.manifestSha256);

describe('a time stamp of the manifest (RFC 3161)', () => {
  it('is fetched, lies beside the seal, is found by verify, and by openssl by hand', async () => {
    const before = Date.now();
    const fetched = await fetchNow();
    if (!fetched.ok) throw new Error(`${fetched.code} ${fetched.detail}`);
    expect(Math.abs(Date.parse(fetched.stamp.at) - before)).toBeLessThan(10_000);
    expect(await verifyEvidence(sealed.folder)).toMatchObject({ verdict: 'intact', timeStamp: undefined });
    await writeFile(token, fetched.reply);

    const { at } = fetched.stamp;
    const by = '/C=CN/CN=Loopback TSA';
    expect(await verifyEvidence(sealed.folder)).toMatchObject({ verdict: 'intact', timeStamp: { at, by, trusted: undefined } });
    const expected = { timeStampCaFile: tsa.caFile };
    expect(await verifyEvidence(sealed.folder, expected)).toMatchObject({ verdict: 'intact', timeStamp: { at, by, trusted: true } });
    const byHand = ['ts', '-verify', '-data', 'manifest.json', '-in', timeStampFileName, '-CAfile', tsa.caFile];
    expect(() => execFileSync('openssl', byHand, { cwd: sealed.folder, stdio: 'ignore' })).not.toThrow();
  });

  it('that leads to another authority, or stamps another manifest, or was changed, is found and named', async () => {
    const wrong = async (options = {}) => (await verifyEvidence(sealed.folder, options)).findings;
    expect(await wrong({ timeStampCaFile: tsa.otherCaFile })).toMatchObject([{ code: 'time-stamp.wrong', file: timeStampFileName }]);
    const right = await readFile(token);
    const other = await fetchTimeStamp({ url: tsa.url }, 'cd'.repeat(32));
    if (!other.ok) throw new Error(other.code);
    // Within the stamped time, within the signature, and cut.
    const changed = [
      other.reply,
      flipped(right, right.indexOf('2026', 0, 'latin1') + 6),
      flipped(right, right.length - 5),
      right.subarray(0, 200),
    ];
    for (const reply of [...changed, Buffer.alloc(0), Buffer.alloc(1_000_000, 0x30)]) {
      await writeFile(token, reply);
      expect(await wrong()).toMatchObject([{ code: 'time-stamp.wrong', file: timeStampFileName }]);
    }
    await writeFile(token, right);
    expect(await wrong()).toEqual([]);
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

describe('an authority that fails', () => {
  it.each<[TsaBehaviour, FetchFault]>([
    ['other-imprint', 'time-stamp.other-imprint'],
    ['old-nonce', 'time-stamp.other-nonce'],
    ['garbage', 'time-stamp.not-a-reply'],
    ['refuses', 'time-stamp.refused'],
    ['http-500', 'time-stamp.http-status'],
    ['endless', 'time-stamp.too-large'],
  ])('%s: %s at once', async (how, code) => {
    tsa.behave(how);
    const begun = performance.now();
    expect(await fetchNow()).toMatchObject({ ok: false, code });
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('hangs, before the answer or within it: given up within 10 s', async () => {
    const begun = performance.now();
    tsa.behave('hangs');
    const silent = fetchNow();
    const torn = startOpensslTsa().then(async (second) => {
      second.behave('hangs-in-body');
      const fetched = await fetchTimeStamp({ url: second.url }, sealed.seal.manifestSha256);
      await second.close();
      return fetched;
    });
    for (const fetched of await Promise.all([silent, torn])) expect(fetched).toMatchObject({ ok: false, code: 'time-stamp.timed-out' });
    expect(performance.now() - begun).toBeLessThan(11_000);
    tsa.behave('right');
  });

  it('is away, or not the one that was configured', async () => {
    expect(await fetchTimeStamp({ url: 'http://127.0.0.1:1/' }, 'ab'.repeat(32))).toMatchObject({
      ok: false,
      code: 'time-stamp.unreachable',
    });
    const stranger = await fetchTimeStamp({ url: tsa.url, caFile: tsa.otherCaFile }, 'ab'.repeat(32));
    expect(stranger).toMatchObject({ ok: false, code: 'time-stamp.untrusted' });
  });
});
