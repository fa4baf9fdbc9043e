import { describe, expect, it } from 'vitest';
import { TranscriptWriter } from '../../../../../renderer/screens/console/transcript-writer';
import type { TranscriptLineDraft, TranscriptLineView } from '../../../../../services/contract/sessions';

/** A store that keeps what it is told in order. */
function stage(texts: readonly string[] = []) {
  const lines: TranscriptLineView[] = texts.map((text, n) => ({
    ...{ id: `l${n}`, text, at: '2026-11-25T01:03:00Z', corrections: [] },
    kind: n % 2 === 0 ? 'question' : 'answer',
  }));
  const written: TranscriptLineDraft[] = [];
  let refuses = false;
  const store = {
    write: (draft: TranscriptLineDraft) => {
      if (refuses) return Promise.reject(new Error('refused'));
      written.push(draft);
      const { kind, text, after, id = `l${lines.length}` } = draft;
      const line = { id, kind, text, at: '2026-11-25T01:04:00Z', corrections: [] };
      const at = lines.findIndex((one) => one.id === id);
      if (text === '') lines.splice(at, 1);
      else if (at >= 0) lines[at] = line;
      else lines.splice(after === undefined ? lines.length : lines.findIndex((one) => one.id === after) + 1, 0, line);
      return Promise.resolve(line);
    },
    undo: () => Promise.resolve(undefined),
  };
  const writer = new TranscriptWriter(store, [...lines], false);
  return {
    ...{ writer, written, lines },
    refuse: (does: boolean) => (refuses = does),
    settle: async () => {
      await writer.flush();
      writer.see([...lines]);
    },
  };
}

describe('writing by keys', () => {
  it('alternates question and answer with Enter', async () => {
    const { writer, lines, settle } = stage();
    for (const text of ['姓名？', '陈志明。', '住址？']) {
      writer.change({ text });
      writer.next();
    }
    await settle();
    expect(lines.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['question 姓名？', 'answer 陈志明。', 'question 住址？']);
    expect(writer.now()).toMatchObject({ current: { kind: 'answer', text: '' }, left: [] });
  });
  it('goes back to the line above, and forth to a new one', async () => {
    const { writer, settle } = stage(['一', '二']);
    expect(writer.move(-1)).toBe(true);
    expect(writer.now().current).toMatchObject({ id: 'l1', text: '二' });
    writer.move(-1);
    expect(writer.move(-1)).toBe(false);
    expect(writer.now().current.id).toBe('l0');
    await settle();
    writer.move(1);
    writer.move(1);
    expect(writer.now().current).toMatchObject({ id: undefined, text: '', kind: 'question' });
  });
  it('puts a line between two, also behind one that the store does not hold yet', async () => {
    const { writer, lines, settle } = stage(['一', '二']);
    writer.move(-1);
    writer.move(-1);
    writer.insert();
    writer.change({ text: '插一' });
    writer.insert();
    writer.change({ text: '插二' });
    await settle();
    expect(lines.map(({ text }) => text)).toEqual(['一', '插一', '插二', '二']);
    expect(writer.now().current.kind).toBe('question');
  });
  it('strikes a line that was emptied, when it is left', async () => {
    const { writer, written, settle } = stage(['一', '二']);
    writer.move(-1);
    writer.change({ text: '' });
    writer.move(-1);
    await settle();
    expect(written).toEqual([{ id: 'l1', kind: 'answer', text: '' }]);
    expect(writer.now()).toMatchObject({ current: { id: 'l0' }, left: [] });
  });
  it('writes what was refused again, and says that not all is held', async () => {
    const { writer, lines, refuse } = stage();
    refuse(true);
    writer.change({ text: '姓名？' });
    writer.next();
    expect(await writer.flush()).toBe(false);
    expect(writer.now().left).toHaveLength(1);
    refuse(false);
    expect(await writer.flush()).toBe(true);
    expect(lines.map(({ text }) => text)).toEqual(['姓名？']);
  });
});
