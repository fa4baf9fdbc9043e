import { describe, expect, it } from 'vitest';
import { emWidth, layoutDown, printableRadius } from '../../../../renderer/papers/label-layout';

const long = '连州市仁和医院使用非卫生技术人员从事医疗卫生技术工作并拒不改正以及未按规定保存病历资料系列案件';

describe('layoutDown', () => {
  it.each([1, 2, 3])('keeps every line on the disc, whatever the length (制度§20), case name × %i', (times) => {
    const texts = [
      { text: long.repeat(times), size: 3.9, bold: true },
      { text: '编码 QYWS-X1-2026-0147　被询问人 阿卜杜热合曼·买买提', size: 3.4, bold: false },
      { text: '制作人 林志强、黄晓敏', size: 3.4, bold: false },
    ];
    for (const line of layoutDown(texts, 22, 55)) {
      const half = (emWidth(line.text) * line.size) / 2;
      expect(Math.hypot(half, line.y)).toBeLessThan(printableRadius);
    }
  });
  it('loses no character', () => {
    const lines = layoutDown([{ text: long, size: 3.9, bold: true }], 22, 55);
    expect(lines.map((line) => line.text).join('')).toBe(long);
  });
  it('never breaks a code', () => {
    const lines = layoutDown([{ text: `${'长'.repeat(22)}QYWS-X1-2026-0147`, size: 4, bold: false }], 22, 55);
    expect(lines.some((line) => line.text.includes('QYWS-X1-2026-0147'))).toBe(true);
  });
});
