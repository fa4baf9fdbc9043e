import { describe, expect, it } from 'vitest';
import { draftAfter, draftOf, rowsOf, unsaved } from '../../../../../renderer/screens/console/draft';
import type { LineKind, TranscriptLineView } from '../../../../../services/contract/sessions';

const line = (id: string, kind: LineKind, text: string): TranscriptLineView => ({
  id,
  kind,
  text,
  at: '2026-11-25T01:03:00Z',
  corrections: [],
});
const lines = [line('1', 'question', '何时开业？'), line('2', 'answer', '九月。'), line('3', 'note', '系统记入')];

describe('draftAfter', () => {
  it('takes turns after the last words spoken; notes do not count', () => {
    expect(draftAfter(lines, 1).kind).toBe('question');
    expect(draftAfter(lines.slice(0, 1), 1).kind).toBe('answer');
    expect(draftAfter([], 1).kind).toBe('question');
  });
});

describe('unsaved', () => {
  const draft = { ...draftAfter(lines, 1), text: ' 有证吗？ ' };
  it('is the trimmed line until the store holds it', () => {
    expect(unsaved(draft, undefined)).toEqual({ id: undefined, kind: 'question', text: '有证吗？' });
    expect(unsaved(draft, { id: '4', kind: 'question', text: '有证吗？' })).toBeUndefined();
  });
  it('goes to the line that the first save made', () => {
    expect(unsaved({ ...draft, text: '有证吗？几时办的？' }, { id: '4', kind: 'question', text: '有证吗？' })).toMatchObject({ id: '4' });
  });
  it('is nothing while nothing is written', () => {
    expect(unsaved({ ...draft, text: '  ' }, undefined)).toBeUndefined();
  });
});

describe('rowsOf', () => {
  it('shows a new line behind all others, also when a note came meanwhile', () => {
    const rows = rowsOf(lines, [], draftAfter(lines, 1));
    expect(rows.map((row) => row.kind)).toEqual(['line', 'line', 'line', 'current']);
  });
  it('shows an opened line in its place', () => {
    const [first] = lines;
    const rows = rowsOf(lines, [], first && draftOf(first, 1));
    expect(rows.map((row) => row.kind)).toEqual(['current', 'line', 'line']);
  });
  it('keeps a left line in sight until the session shows it', () => {
    const left = { key: 1, id: undefined, kind: 'question' as const, text: '有证吗？', begunAt: '2026-11-25T01:04:00Z' };
    expect(rowsOf(lines, [left], draftAfter(lines, 2)).map((row) => row.kind)).toEqual(['line', 'line', 'line', 'left', 'current']);
    expect(rowsOf([...lines, line('4', 'question', '有证')], [{ ...left, id: '4' }], draftAfter(lines, 2)).at(3)).toMatchObject({
      kind: 'line',
      line: { id: '4', text: '有证吗？' },
    });
  });
});
