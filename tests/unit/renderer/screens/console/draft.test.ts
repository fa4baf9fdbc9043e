import { describe, expect, it } from 'vitest';
import { draftAfter, draftOf, isDraft, rowsOf, unsaved } from '../../../../../renderer/screens/console/draft';
import type { Draft, Row } from '../../../../../renderer/screens/console/draft';
import type { LineKind, TranscriptLineView } from '../../../../../services/contract/sessions';

const line = (id: string, kind: LineKind, text: string): TranscriptLineView => ({
  id,
  kind,
  text,
  at: '2026-11-25T01:03:00Z',
  corrections: [],
});
const [first, second, third] = [line('1', 'question', '何时开业？'), line('2', 'answer', '九月。'), line('3', 'note', '系统记入')];
const lines = [first, second, third];
const names = (rows: readonly Row[]) => rows.map((row) => (row === 'current' ? row : isDraft(row) ? `draft ${row.key}` : row.id));

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
  it('strikes a stored line that was emptied, once', () => {
    const emptied = { ...draft, text: '' };
    expect(unsaved(emptied, { id: '4', kind: 'question', text: '有证吗？' })).toEqual({ id: '4', kind: 'question', text: '' });
    expect(unsaved({ ...emptied, kind: 'answer' }, { id: '4', kind: 'question', text: '' })).toBeUndefined();
  });
  it('names the line that a new one follows, and not of a known one', () => {
    expect(unsaved(draft, undefined, '2')).toMatchObject({ after: '2' });
    expect(unsaved(draft, { id: '4', kind: 'question', text: '' }, '2')).not.toHaveProperty('after');
  });
});

describe('rowsOf', () => {
  const left: Draft = { key: 1, id: undefined, kind: 'question', text: '有证吗？', begunAt: '2026-11-25T01:04:00Z' };
  const fresh = draftAfter(lines, 2);
  it('shows a new line behind all others, also when a note came meanwhile', () => {
    expect(names(rowsOf(lines, [], fresh))).toEqual(['1', '2', '3', 'current']);
  });
  it('shows an opened line in its place', () => {
    expect(names(rowsOf(lines, [], draftOf(first, 1)))).toEqual(['current', '2', '3']);
  });
  it('keeps a left line in sight until the session shows it, and shows it as it was left', () => {
    expect(names(rowsOf(lines, [left], fresh))).toEqual(['1', '2', '3', 'draft 1', 'current']);
    expect(names(rowsOf([...lines, line('4', 'question', '有证')], [{ ...left, id: '4' }], fresh))).toEqual([
      '1',
      '2',
      '3',
      'draft 1',
      'current',
    ]);
  });
  it('puts a line between two others, behind a stored one or one that is not stored yet', () => {
    expect(names(rowsOf(lines, [], { ...fresh, after: { id: '1', key: 7 } }))).toEqual(['1', 'current', '2', '3']);
    expect(names(rowsOf(lines, [{ ...left, after: { id: '1', key: 7 } }], { ...fresh, after: { id: undefined, key: 1 } }))).toEqual([
      '1',
      'draft 1',
      'current',
      '2',
      '3',
    ]);
  });
  it('shows an emptied line no more', () => {
    expect(names(rowsOf(lines, [{ ...left, id: '2', text: '' }], fresh))).toEqual(['1', '3', 'current']);
  });
});
