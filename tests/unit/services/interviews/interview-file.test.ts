import { expect, it } from 'vitest';
import type { SessionView } from '../../../../services/contract/sessions';
import { interviewFile } from '../../../../services/interviews/interview-file';

const at = (second: number) => `2026-11-25T01:02:${String(second).padStart(2, '0')}.000Z`;

it('holds lines, marks and what happened in the room, oldest first, and nothing of what did not happen', () => {
  const session: Partial<SessionView> = {
    startedAt: at(1),
    steps: [
      { step: 'credentials-shown', at: at(2) },
      { step: 'notice-read', at: undefined },
    ],
    reviewedAt: undefined,
    signedAt: at(30),
    thumbprintedAt: at(29),
    endedAt: at(30),
    transcript: [{ id: 'a', kind: 'answer', text: '是。', at: at(9), corrections: [{ oldText: '否。', at: at(20) }] }],
    marks: [{ id: '1', kind: 'manual', text: '要点', at: at(10) }],
    exhibits: [],
  };
  const climate = [{ number: 1, sessionId: 's', at: at(1), temperatureC: 22.4, humidityPercent: null }];
  expect(interviewFile(session as SessionView, climate)).toContain(`"climate":[{"at":"${at(1)}","temperatureC":22.4}]`);
  expect(interviewFile(session as SessionView)).toBe(
    `{"events":[{"at":"${at(1)}","kind":"entered"},{"at":"${at(2)}","kind":"credentials-shown"},{"at":"${at(29)}","kind":"thumbprinted"},` +
      `{"at":"${at(30)}","kind":"signed"},{"at":"${at(30)}","kind":"ended"}],` +
      `"lines":[{"at":"${at(9)}","corrections":[{"at":"${at(20)}","oldText":"否。"}],"kind":"answer","text":"是。"}],` +
      `"marks":[{"at":"${at(10)}","kind":"manual","text":"要点"}],"schema":"mingxun-interview/1"}\n`,
  );
});
