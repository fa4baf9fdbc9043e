import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { brokenSignings, signedText } from '../../../../recordings/evidence/signed-text';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const check = (interview: unknown) => brokenSignings(interview, (text) => Promise.resolve(sha256(text)));
const line = {
  kind: 'answer',
  at: '2026-11-25T01:02:09.000Z',
  text: '是。',
  corrections: [{ oldText: '否。', at: '2026-11-25T01:02:20.000Z' }],
};
const content = '{"page":1,"parts":["是。"]}';
const interview = {
  schema: 'mingxun-interview/1',
  lines: [line],
  signings: [
    { kind: 'page', page: 1, content, pageSha256: sha256(content), textSha256: sha256('as it was then') },
    { kind: 'signature', textSha256: sha256(signedText([line])) },
  ],
};

it('[row 93] a signature holds only over the text that it signed, to the character', async () => {
  expect(await check(interview)).toEqual([]);
  expect(await check({ ...interview, lines: [{ ...line, text: '是' }] })).toMatchObject([{ kind: 'signature' }]);
  expect(await check({ ...interview, lines: [{ ...line, corrections: [] }] })).toMatchObject([{ kind: 'signature' }]);
  const [page, whole] = interview.signings;
  const other = { ...page, content: content.replace('是', '否') };
  expect(await check({ ...interview, signings: [other, whole] })).toMatchObject([{ kind: 'page', page: 1 }]);
});

it('is bound to what a closing act has written', async () => {
  const facts = [{ key: 'place', label: '地点', text: '本室' }];
  const signings = [{ kind: 'signature', textSha256: sha256(signedText([line], { outcome: '办理完毕。', facts: { place: '本室' } })) }];
  const closed = { lines: [line], signings, closing: { outcome: '办理完毕。', facts } };
  expect(await check(closed)).toEqual([]);
  expect(await check({ ...closed, closing: { ...closed.closing, outcome: '办理完。' } })).toHaveLength(1);
});

it.each([undefined, null, 7, [], { signings: 3 }, { signings: [{ kind: 'page', content: 7 }] }])('takes anything: %j', async (value) => {
  expect(Array.isArray(await check(value))).toBe(true);
});
