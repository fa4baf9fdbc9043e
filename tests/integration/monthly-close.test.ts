import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256Of } from '../../recordings/evidence/hash-file';
import { registerNames } from '../../services/contract/registers';
import { returnKey } from '../support/register-rows';
import { october, openRegisterStage, type RegisterStage } from '../support/register-stage';

let stage: RegisterStage;
beforeEach(async () => {
  stage = await openRegisterStage();
});
afterEach(() => stage.store.remove());

describe('the monthly close', () => {
  beforeEach(() => october(stage));

  it('[row 73] makes one numbered, signed set of a month that is over, with the audit head on its papers (规定§5)', async () => {
    await expect(stage.desk.close.close('2026-10', stage.chen)).rejects.toMatchObject({ code: 'register.month-running' });
    // Shanghai is in November eight hours before UTC.
    stage.now = new Date('2026-10-31T15:59:59.000Z');
    await expect(stage.desk.close.close('2026-10', stage.chen)).rejects.toMatchObject({ code: 'register.month-running' });
    stage.now = new Date('2026-10-31T16:00:00.000Z');
    const head = await stage.store.db.audit.head();
    const [one, two] = await Promise.allSettled([
      stage.desk.close.close('2026-10', stage.chen),
      stage.desk.close.close('2026-10', stage.chen),
    ]);
    expect(one).toMatchObject({
      status: 'fulfilled',
      value: { number: 1, closedBy: '陈静怡', audit: { count: head.count, head: head.hash } },
    });
    expect(two).toMatchObject({ status: 'rejected', reason: { code: 'register.month-closed' } });
    expect(stage.printed.map((paper) => paper.kind === 'register' && paper.register.closure?.audit)).toEqual(
      registerNames.map(() => ({ count: head.count, head: head.hash })),
    );
    expect((await readdir(stage.setFolder)).toSorted()).toEqual(
      [...registerNames.map((name) => `${name}.pdf`), 'manifest.json', 'manifest.sig', 'public-key.pem', 'registers.json'].toSorted(),
    );
    const manifest = await readFile(path.join(stage.setFolder, 'manifest.json'));
    expect((await stage.store.db.audit.ofAction('register.closed')).map(({ outcome }) => outcome)).toEqual([`1 ${sha256Of(manifest)}`]);
    expect(await stage.desk.close.verify('2026-10')).toEqual([]);
    await expect(stage.desk.close.verify('2026-11')).rejects.toMatchObject({ code: 'register.not-closed' });
  });

  it('[row 73] a byte changed in any file of the set is found and named', async () => {
    stage.now = new Date('2026-11-02T00:00:00.000Z');
    await stage.desk.close.close('2026-10', stage.chen);
    for (const file of await readdir(stage.setFolder)) {
      const place = path.join(stage.setFolder, file);
      const bytes = await readFile(place);
      const middle = Math.floor(bytes.length / 2);
      const spoiled = Buffer.from(bytes);
      spoiled.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
      await chmod(place, 0o644);
      await writeFile(place, spoiled);
      const findings = await stage.desk.close.verify('2026-10');
      expect(findings.map((finding) => finding.file)).toContain(file === 'manifest.json' ? 'manifest.sig' : file);
      await writeFile(place, bytes);
    }
    await writeFile(path.join(stage.setFolder, 'more.pdf'), 'x');
    expect(await stage.desk.close.verify('2026-10')).toEqual([{ file: 'more.pdf', code: 'unlisted' }]);
  });

  it('[row 73] later changes stand beside the set as numbered corrections: old, new, who, when, why; the set keeps every byte', async () => {
    stage.now = new Date('2026-11-02T00:00:00.000Z');
    await stage.desk.close.close('2026-10', stage.chen);
    const before = await readFile(path.join(stage.setFolder, 'registers.json'));
    const [open] = await stage.lines('use', '2026-10');
    expect(open).toMatchObject({ cells: { returned: '使用中' }, corrections: [] });

    await returnKey(stage.store.db, 'b2', '2026-11-02T01:00:00.000Z');
    stage.now = new Date('2026-11-02T01:00:01.000Z');
    await stage.audit.record('chen', 'key.returned', 'b2', 'cleaned');
    const newText = '康雅口腔门诊部案';
    const wanted = { month: '2026-10', lineSeq: open?.seq ?? 0, register: 'use', column: 'case', newText, reason: '案名写错' } as const;
    await stage.desk.correct(wanted, stage.chen);
    await expect(stage.desk.correct(wanted, stage.chen)).rejects.toMatchObject({ code: 'register.same-text' });
    await expect(stage.desk.correct({ ...wanted, column: 'nothing' }, stage.chen)).rejects.toMatchObject({ code: 'register.unknown-line' });
    await expect(stage.desk.correct({ ...wanted, month: '2026-11' }, stage.chen)).rejects.toMatchObject({ code: 'register.not-closed' });

    const [line] = await stage.lines('use', '2026-10');
    expect(line?.cells).toEqual(open?.cells);
    expect(line?.corrections).toEqual([
      {
        ...{ number: 1, lineSeq: line?.seq, column: 'returned', oldText: '使用中', newText: '2026-11-02 09:00 陈静怡' },
        ...{ at: '2026-11-02T01:00:01.000Z', by: '陈静怡', reason: '钥匙交还' },
      },
      expect.objectContaining({ number: 2, column: 'case', oldText: open?.cells['case'], newText, by: '陈静怡', reason: '案名写错' }),
    ]);
    expect(await readFile(path.join(stage.setFolder, 'registers.json'))).toEqual(before);
    expect(await stage.desk.close.verify('2026-10')).toEqual([]);
    expect((await stage.desk.close.months()).map(({ month, closed, closable }) => [month, closed?.corrections, closable])).toEqual([
      ['2026-11', undefined, false],
      ['2026-10', 2, false],
    ]);
  });

  it('takes over a whole set that a crash kept from being registered, and never writes over a damaged one', async () => {
    stage.now = new Date('2026-11-02T00:00:00.000Z');
    const insert = stage.store.db.registers.close;
    stage.store.db.registers.close = () => Promise.reject(new Error('power cut'));
    await expect(stage.desk.close.close('2026-10', stage.chen)).rejects.toThrow('power cut');
    stage.store.db.registers.close = insert;
    const json = path.join(stage.setFolder, 'registers.json');
    const bytes = await readFile(json);
    await chmod(json, 0o644);
    await writeFile(json, Buffer.concat([bytes, Buffer.from(' ')]));
    await expect(stage.desk.close.close('2026-10', stage.chen)).rejects.toMatchObject({ code: 'register.folder-taken' });
    await writeFile(json, bytes);
    const papers = stage.printed.length;
    expect(await stage.desk.close.close('2026-10', stage.chen)).toMatchObject({ number: 1, closedAt: '2026-11-02T00:00:00.000Z' });
    expect(stage.printed).toHaveLength(papers);
    expect(await stage.desk.close.verify('2026-10')).toEqual([]);
  });
});
