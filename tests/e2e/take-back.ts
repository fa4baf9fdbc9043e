import type { Page } from 'playwright';
import type { SessionView } from '../../services/contract/sessions';
import { answer } from '../support/throw-away-kiosk';
import { waitFor } from '../support/wait-for';

/** Presses Ctrl+Z, each time after the one before was done, until the 笔录 is as it should be; gives how long its last line was each time. */
export async function takeBack(desk: Page, isDone: (lines: SessionView['transcript']) => boolean): Promise<readonly number[]> {
  const lengths: number[] = [];
  for (;;) {
    const now = await answer(desk, 'session.current');
    if (!now) throw new Error('there is no session');
    if (isDone(now.transcript)) return lengths;
    lengths.push(now.transcript.at(-1)?.text.length ?? 0);
    await desk.getByTestId('transcript-input').press('Control+z');
    const version = now.transcriptVersion ?? 0;
    await waitFor('a step back', async () => ((await answer(desk, 'session.current'))?.transcriptVersion ?? 0) > version);
  }
}
