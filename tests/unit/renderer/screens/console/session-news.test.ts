import { describe, expect, it } from 'vitest';
import { afterLine, afterNews, afterReading, nothingKnown } from '../../../../../renderer/screens/console/session-news';
import type { SessionView, TranscriptLineView, TranscriptNews } from '../../../../../services/contract/sessions';

const line = (id: string, text = id): TranscriptLineView => ({ id, kind: 'answer', text, at: '2026-11-25T01:03:00Z', corrections: [] });
const session = (version: number, ...ids: readonly string[]) =>
  ({ id: 's', phase: 'questioning', transcript: ids.map((id) => line(id)), transcriptVersion: version }) as unknown as SessionView;
const news = (version: number, id: string, more: Partial<TranscriptNews> = {}): TranscriptNews => ({
  ...{ sessionId: 's', version, line: line(id), struck: false, after: undefined },
  ...more,
});
const idsOf = (known: typeof nothingKnown) => known.session?.transcript.map(({ id }) => id);
const known = afterReading(nothingKnown, session(3, 'a', 'b'));

describe('what a page knows of the session', () => {
  it('takes a new line in its place, a changed one where it stands, and a struck one out', () => {
    expect(idsOf(afterLine(known, news(4, 'c', { after: 'b' })))).toEqual(['a', 'b', 'c']);
    expect(idsOf(afterLine(known, news(4, 'c', { after: 'a' })))).toEqual(['a', 'c', 'b']);
    expect(idsOf(afterLine(known, news(4, 'c')))).toEqual(['c', 'a', 'b']);
    expect(afterLine(known, news(4, 'a', { line: line('a', '改') })).session?.transcript[0]?.text).toBe('改');
    expect(idsOf(afterLine(known, news(4, 'a', { struck: true })))).toEqual(['b']);
  });
  it('does not take a line twice, and asks again where one was missed', () => {
    expect(afterLine(known, news(3, 'x'))).toMatchObject({ session: known.session, stale: false });
    expect(afterLine(known, news(5, 'x')).stale).toBe(true);
    expect(afterNews(known, session(4)).stale).toBe(true);
  });
  it('puts lines that came while the session was read into the answer', () => {
    const early = afterLine(nothingKnown, news(4, 'c', { after: 'b' }));
    expect(idsOf(afterReading(early, session(3, 'a', 'b')))).toEqual(['a', 'b', 'c']);
    expect(idsOf(afterReading(early, session(4, 'a', 'b', 'c')))).toEqual(['a', 'b', 'c']);
  });
  it('keeps its lines while the rest changes: the same list, so that nothing of it is drawn again', () => {
    const next = afterNews(known, { ...session(3), phase: 'reviewing' });
    expect(next).toMatchObject({ stale: false, session: { phase: 'reviewing' } });
    expect(next.session?.transcript).toBe(known.session?.transcript);
  });
  it('reads another session anew, and forgets one that is gone', () => {
    expect(afterNews(known, { ...session(0), id: 'other' }).stale).toBe(true);
    expect(afterNews(known, undefined).session).toBeUndefined();
  });
});
