import { expect, it } from 'vitest';
import { plainLine } from '../../../../services/audit/plain-line';

it.each([
  ['a forged line', 'ok\r\n2026-11-25 陈静怡 session.sealed', 'ok2026-11-25 陈静怡 session.sealed'],
  ['colours and cursor jumps', '\u001b[31mred\u001b[0m\u001b[2Aup', 'redup'],
  ['a bare escape', 'a\u001bb\u009bc', 'abc'],
  ['a name turned round', '\u202egpj.exe\u2066x\u2069', 'gpj.exex'],
  ['line separators', 'a\u2028b\u2029c\tD', 'abcD'],
  ['what people write', '阿卜杜热合曼·买买提 “22.4 ℃”', '阿卜杜热合曼·买买提 “22.4 ℃”'],
])('takes out %s and leaves the words', (_title, text, expected) => {
  expect(plainLine(text)).toBe(expected);
});
