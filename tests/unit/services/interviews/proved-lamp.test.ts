import { expect, it } from 'vitest';
import { lampFor, ProvedLamp } from '../../../../services/interviews/proved-lamp';
import type { StripView } from '../../../../services/contract/sessions';

const startedAt = '2026-11-25T01:02:14.000Z';
type Strip = Pick<StripView, 'state' | 'startedAt' | 'alarm'>;
const recording: Strip = { state: 'recording', startedAt, alarm: undefined };
const failing = (...stillRecording: string[]): Strip => ({
  ...{ state: 'failing', startedAt },
  alarm: { failed: ['一号机位'], stillRecording, since: startedAt, cause: 'stalled' },
});
const suspended: Strip = { state: 'suspended', startedAt, alarm: undefined };
const preRoll: Strip = { state: 'pre-roll', startedAt: undefined, alarm: undefined };

it('the lamp says that it records while anything is proved to, and nothing of what is not recorded by rule (L16)', () => {
  expect([recording, failing('二号机位'), failing(), suspended, preRoll].map(lampFor)).toEqual([true, true, false, undefined, undefined]);
  expect(lampFor({ ...failing(), startedAt: undefined })).toBeUndefined();
});

it('is ordered only when it has to change, and anew after a suspension', () => {
  const orders: boolean[] = [];
  const lamp = new ProvedLamp(
    (on) => Promise.resolve(orders.push(on)),
    (problem) => {
      throw problem;
    },
  );
  const see = (...strips: readonly Strip[]) => strips.forEach((strip) => lamp.take(strip));
  see(preRoll, recording, recording, failing('二号机位'));
  expect(orders).toEqual([]);
  see(failing(), failing(), recording);
  expect(orders).toEqual([false, true]);
  // Taken up again somebody has switched it on; nothing comes back.
  see(failing(), suspended, failing());
  expect(orders).toEqual([false, true, false, false]);
});
