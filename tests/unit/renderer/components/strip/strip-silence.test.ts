import { describe, expect, it } from 'vitest';
import type { StripView } from '../../../../../services/contract/sessions';
import { alarmWords } from '../../../../../renderer/components/strip/alarm-words';
import { silenceAlarmSeconds, silenceOf, withSilence } from '../../../../../renderer/components/strip/strip-silence';

const full = Array.from({ length: 30 }, () => true);
const recording: StripView = {
  at: '2026-11-25T01:52:27.000Z',
  state: 'recording',
  roomName: '第一调查询问室',
  registrationCode: 'QYWS-X1-2026-0147',
  startedAt: '2026-11-25T01:02:14.000Z',
  preRollSince: undefined,
  nextBookingAt: undefined,
  lastSealedAt: undefined,
  cells: [
    camera('camera-1', '法制一号机位'),
    camera('camera-2', '法制二号机位'),
    { id: 'sound', kind: 'sound', grade: 'good', ticks: full, levelDb: -21, floorDb: -46, channels: 2 },
  ],
  alarm: undefined,
};

function camera(id: string, name: string): StripView['cells'][number] {
  return {
    id,
    kind: 'camera',
    name,
    grade: 'good',
    ticks: full,
    online: true,
    pictureAgeSeconds: 0.4,
    bytesPerSecond: 612_000,
    totalBytes: 1,
    fault: undefined,
    faultSeconds: 0,
  };
}

describe('silence of the strip', () => {
  it('is no silence within two seconds of a report', () => {
    expect(silenceOf(1.9)).toEqual({ kind: 'none' });
    expect(withSilence(recording, silenceOf(1.9))).toBe(recording);
  });

  it('leaves the slots empty and no cell good: silence is not good news', () => {
    const shown = withSilence(recording, silenceOf(3.2));
    for (const cell of shown.cells) {
      expect(cell.ticks).toHaveLength(30);
      expect(cell.ticks.slice(-4)).toEqual([true, false, false, false]);
      expect(cell.grade).toBe('attention');
    }
    expect(shown.state).toBe('recording');
  });

  it('is an alarm while something should be recorded, and says that nothing can be proved', () => {
    const silence = silenceOf(silenceAlarmSeconds);
    const shown = withSilence(recording, silence);
    expect(shown.state).toBe('failing');
    expect(alarmWords(shown, silence)).toMatchObject({ failed: '录制状态 10 秒没有回报。', announced: '录制状态没有回报。' });
    expect(withSilence({ ...recording, state: 'idle' }, silence).state).toBe('idle');
  });
});

describe('alarm line', () => {
  const failing: StripView = {
    ...recording,
    state: 'failing',
    cells: recording.cells.map((cell) =>
      cell.id === 'camera-1' && cell.kind === 'camera' ? { ...cell, grade: 'alarm', fault: 'no-picture', faultSeconds: 19 } : cell,
    ),
    alarm: { failed: ['camera-1'], stillRecording: ['camera-2', 'sound'], since: recording.at, cause: 'stalled' },
  };

  it('says first what failed, then what still records', () => {
    expect(alarmWords(failing, { kind: 'none' })).toEqual({
      failed: '法制一号机位 19 秒无画面。',
      announced: '法制一号机位无画面。',
      stillRecording: '法制二号机位和声音仍在录制，录像没有停。',
      cause: '原因：摄像机不再送来画面（网络或摄像机停住）',
    });
  });

  it('does not claim that something records when nothing does', () => {
    const words = alarmWords(
      { ...failing, alarm: { failed: ['camera-1'], stillRecording: [], since: recording.at, cause: '' } },
      { kind: 'none' },
    );
    expect(words).toMatchObject({ stillRecording: '现在没有任何一路在录制。', cause: '原因待查' });
  });

  it('is absent without an alarm', () => {
    expect(alarmWords(recording, { kind: 'none' })).toBeUndefined();
  });
});
