import { expect, it } from 'vitest';
import { markViews } from '../../../../services/interviews/mark-view';

const note = { sessionId: 's', kind: 'mark', at: '2026-11-25T01:02:10.000Z', byId: 'lin', detail: null };
const word = { sessionId: 's', markNumber: 1, byId: 'lin' };

it('shows what was written to a mark afterwards with the mark, and when; a mark of the system is automatic', () => {
  const words = [
    { ...word, number: 1, at: '2026-11-25T01:02:20.000Z', text: '出示台账' },
    { ...word, number: 2, at: '2026-11-25T01:03:00.000Z', text: '第3页' },
  ];
  const notes = [
    { ...note, number: 1, text: '' },
    { ...note, number: 2, text: '督导', byId: null },
    { ...note, number: 3, kind: 'gap', text: 'x' },
  ];
  expect(markViews(notes, words, [])).toEqual([
    {
      ...{ id: '1', at: note.at, text: '出示台账；第3页', kind: 'manual' },
      added: [
        { at: '2026-11-25T01:02:20.000Z', text: '出示台账' },
        { at: '2026-11-25T01:03:00.000Z', text: '第3页' },
      ],
    },
    { id: '2', at: note.at, text: '督导', kind: 'automatic' },
  ]);
});
