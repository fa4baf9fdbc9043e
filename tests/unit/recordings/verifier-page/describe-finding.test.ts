import { expect, it } from 'vitest';
import type { Finding } from '../../../../recordings/evidence/verification';
import { describeFinding } from '../../../../recordings/verifier-page/describe-finding';
import { segment } from '../evidence/small-evidence';

const file = 'cam1/a01-000001.mp4';
const words = (finding: Partial<Finding>, presentBytes = 3000) =>
  describeFinding(
    { code: 'file.changed', file, detail: '', ...finding },
    {
      links: [{ ...segment(file), n: 1, previous: '0'.repeat(64) }],
      cameras: [{ id: 'cam1', name: '法制一号机位', isMicrophone: false }],
      sealedBytes: () => 3000,
      presentBytes: () => presentBytes,
    },
  );

it('names camera and time of a recording, in Beijing time', () => {
  expect(words({}).where).toBe('法制一号机位，2026-11-25 09:02:14–09:02:24');
  expect(words({ file: '询问笔录.pdf' }).where).toBeUndefined();
});

it.each<[Partial<Finding>, number, string]>([
  [{ mediaBytes: [0, 3000] }, 3000, '内容已改变或损坏。'],
  [{ mediaBytes: [1000, 2000] }, 3000, '第 1001 至 2000 字节'],
  [{}, 2999, '封存时 3000 字节，现在 2999 字节'],
  [{ detail: 'holds the contents of cam1/a01-000003.mp4' }, 3000, '换成了 cam1/a01-000003.mp4 的内容'],
  [{ code: 'file.missing' }, 0, '文件缺失'],
  [{ code: 'chain.order', file: 'chain.jsonl', link: 3 }, 0, '第 3 行'],
  [{ code: 'source.unreadable' }, 0, 'source.unreadable'],
])('says what kind of change %j is', (finding, presentBytes, said) => {
  expect(words(finding, presentBytes).what).toContain(said);
});
