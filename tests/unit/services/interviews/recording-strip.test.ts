import { describe, expect, it } from 'vitest';
import type { CameraProof } from '../../../../recordings/capture/recording-proof';
import type { StripView } from '../../../../services/contract/sessions';
import { nextStrip, type StripFacts } from '../../../../services/interviews/recording-strip';

const at = (ms: number) => new Date(Date.UTC(2026, 10, 25, 1, 2, 14) + ms).toISOString();
const proved: CameraProof = {
  cameraId: 'cam1',
  at: at(0),
  state: 'recording',
  proved: true,
  bytesPerSecond: 600_000,
  totalBytes: 1e6,
  framesPerSecond: 25,
  frames: 250,
  newestPictureAt: at(0),
  pictureAgeMs: 400,
  picture: 'moving',
  sound: { levelDb: -21, peakDb: -12, silentSinceMs: 0 },
  attempt: 1,
};
const failing: CameraProof = { ...proved, state: 'failing', proved: false, fault: { verdict: 'stalled', since: at(-2_000) } };
const camera = (proof: CameraProof | undefined) => ({ id: 'cam1', name: '法制一号机位', online: true, proof });
const facts: StripFacts = {
  now: at(0),
  roomName: '第一调查询问室',
  activity: { kind: 'session', startedAt: at(-60_000) },
  registrationCode: 'QYWS-X1-2026-0147',
  nextBookingAt: undefined,
  lastSealedAt: undefined,
  cameras: [camera(proved)],
  clockOffsetSeconds: 0.12,
  clockReference: { state: 'synchronized', by: 'chrony', server: '192.168.10.1', offsetSeconds: 0.0004 },
  diskHours: 214,
};
const cell = (strip: StripView, id: string) => strip.cells.find((one) => one.id === id);
const ticks = (strip: StripView) => cell(strip, 'cam1')?.ticks;
/** Strips of consecutive moments, each with its camera's proof. */
const after = (moments: readonly (readonly [number, CameraProof | undefined])[]): StripView =>
  moments.reduce<StripView | undefined>(
    (strip, [ms, proof]) => nextStrip(strip, { ...facts, now: at(ms), cameras: [camera(proof)] }),
    undefined,
  ) ?? nextStrip(undefined, facts);

describe('the recording strip', () => {
  it('calls no disk good that does not keep what is written, or whose chain takes nothing', () => {
    const notKept = nextStrip(undefined, { ...facts, cameras: [camera({ ...proved, durable: false })] });
    expect(cell(notKept, 'disk')).toMatchObject({ grade: 'alarm', fault: 'not-durable', ticks: [false] });
    expect(cell(nextStrip(undefined, { ...facts, chainRefused: true }), 'disk')).toMatchObject({ grade: 'alarm', fault: 'not-chained' });
    expect(cell(nextStrip(undefined, facts), 'disk')).toMatchObject({ grade: 'good' });
  });

  describe('while by law the sound or the pictures alone are not recorded', () => {
    const since = at(-30_000);
    const off: CameraProof = { ...proved, state: 'off', proved: false };
    const microphone = { name: '室内麦克风', proof: off };

    it('records on without the sound, and asks for none', () => {
      const strip = nextStrip(undefined, { ...facts, microphone, withheld: { track: 'sound', since } });
      expect(strip).toMatchObject({ state: 'recording', alarm: undefined, withheld: { track: 'sound', since } });
      expect(cell(strip, 'sound')).toMatchObject({ grade: 'off', withheld: true });
      expect(cell(strip, 'cam1')).toMatchObject({ grade: 'good' });
      expect(nextStrip(undefined, { ...facts, microphone }).state).toBe('failing');
    });

    it('records on without the pictures; a camera whose sound fails is an alarm, one without sound is none', () => {
      const withheld = { track: 'picture', since } as const;
      const heard = { name: '室内麦克风', proof: { ...proved, cameraId: 'mic1' } };
      const strip = nextStrip(undefined, { ...facts, cameras: [camera(off)], microphone: heard, withheld });
      expect(strip).toMatchObject({ state: 'recording', alarm: undefined });
      expect(cell(strip, 'cam1')).toMatchObject({ grade: 'off', withheld: true, ticks: [false] });
      const failed = nextStrip(undefined, { ...facts, cameras: [camera(failing)], microphone: heard, withheld });
      expect(failed).toMatchObject({ state: 'failing', alarm: { failed: ['法制一号机位'] } });
      expect(cell(failed, 'cam1')).toMatchObject({ grade: 'alarm' });
    });

    it('asks for attention after ten minutes, so that nobody forgets it', () => {
      const long = { withheld: { track: 'sound', since: at(-600_000) } } as const;
      expect(cell(nextStrip(undefined, { ...facts, ...long }), 'sound')).toMatchObject({ grade: 'attention', withheld: true });
      const pictures = { withheld: { track: 'picture', since: at(-600_000) } } as const;
      expect(cell(nextStrip(undefined, { ...facts, ...pictures }), 'cam1')).toMatchObject({ grade: 'attention', withheld: true });
    });

    it('is failing where nothing at all is recorded', () => {
      const strip = nextStrip(undefined, { ...facts, cameras: [camera(off)], withheld: { track: 'picture', since } });
      expect(strip.state).toBe('failing');
    });
  });

  it('says recording only while every camera is proved to record', () => {
    expect(nextStrip(undefined, facts).state).toBe('recording');
    for (const proof of [failing, undefined, { ...proved, state: 'off' as const }]) {
      const strip = nextStrip(undefined, { ...facts, cameras: [camera(proof)] });
      expect(strip.state).toBe('failing');
      expect(strip.alarm?.failed).toEqual(['法制一号机位']);
    }
  });

  it('calls no camera good before a picture of this recording was proved, whatever was proved before', () => {
    const starting = { ...proved, state: 'starting' as const, proved: false };
    const grades = ([0, 1_000, 2_000] as const).map((ms) => {
      const strip = after([
        [-1_000, proved],
        [ms, ms < 2_000 ? starting : proved],
      ]);
      return cell(strip, 'cam1')?.grade;
    });
    expect(grades).toEqual(['attention', 'attention', 'good']);
    expect(nextStrip(undefined, { ...facts, cameras: [camera(starting)] }).state).toBe('starting');
    const microphone = { name: '拾音器', proof: { ...starting, cameraId: 'mic', kind: 'microphone' as const } };
    expect(nextStrip(undefined, { ...facts, microphone }).state).toBe('starting');
    expect(nextStrip(undefined, { ...facts, cameras: [camera(starting), camera(failing)] }).state).toBe('failing');
  });

  it('names what failed and what still records', () => {
    const second = { id: 'cam2', name: '法制二号机位', online: true, proof: { ...proved, cameraId: 'cam2' } };
    const { alarm } = nextStrip(undefined, { ...facts, cameras: [camera(failing), second] });
    expect(alarm).toMatchObject({ failed: ['法制一号机位'], stillRecording: ['法制二号机位'], since: at(-2_000), cause: 'stalled' });
  });

  it.each<[string, Partial<StripFacts>, string, unknown]>([
    ['is good while cameras and time server agree', {}, 'good', { offsetSeconds: 0.12, reference: 'synchronized' }],
    ['is never good when nobody is known to keep it', { clockReference: { state: 'unknown' } }, 'attention', { reference: 'unknown' }],
    ['is never good before anybody was asked', { clockReference: undefined }, 'attention', { reference: 'unknown' }],
    ['is never good when no camera answers', { clockOffsetSeconds: undefined }, 'attention', {}],
    [
      'shows the worse of camera and machine',
      { clockReference: { state: 'synchronized', by: 'timesyncd', server: undefined, offsetSeconds: 1.5 } },
      'attention',
      { offsetSeconds: 1.5 },
    ],
    [
      'says that it was set during the session',
      { clockStep: { at: at(-5_000), stepMs: -3_600_000 } },
      'attention',
      { step: { stepMs: -3_600_000 } },
    ],
  ])('shows a clock that %s', (_what, change, grade, shown) => {
    const clock = cell(nextStrip(undefined, { ...facts, ...change }), 'clock');
    expect(clock).toMatchObject({ grade, ...(shown as object) });
    expect(clock?.ticks).toEqual([grade === 'good']);
  });

  it('says for how long nothing was heard, and how loud it is', () => {
    const heard = {
      ...proved,
      sound: { levelDb: -21, peakDb: -12, silentSinceMs: 0, loudness: { momentaryLufs: -22, shortTermLufs: -24 } },
    };
    expect(cell(nextStrip(undefined, { ...facts, cameras: [camera(heard)] }), 'sound')).toMatchObject({
      loudnessLufs: -24,
      silentSeconds: 0,
    });
    const silent = { ...proved, sound: { levelDb: -80, peakDb: -70, silentSinceMs: 75_400 } };
    expect(cell(nextStrip(undefined, { ...facts, cameras: [camera(silent)] }), 'sound')).toMatchObject({ silentSeconds: 75 });
  });

  it('asks for attention where a source that has sound gives none for seconds, however loud the others are (L16)', () => {
    const lost: CameraProof = { ...proved, cameraId: 'cam2', sound: 'unknown' };
    const second = { ...camera(lost), id: 'cam2', name: '法制二号机位' };
    const after = (seconds: number) =>
      Array.from({ length: seconds }, (_, n) => ({ ...facts, now: at(n * 1000), cameras: [camera(proved), second] })).reduce<
        StripView | undefined
      >(nextStrip, nextStrip(undefined, { ...facts, now: at(-1_000) }));
    expect(cell(after(2) ?? nextStrip(undefined, facts), 'sound')).toMatchObject({ grade: 'good', channels: 1 });
    expect(cell(after(4) ?? nextStrip(undefined, facts), 'sound')).toMatchObject({ grade: 'attention', unheard: ['法制二号机位'] });
    const none = { ...second, proof: { ...lost, sound: 'none' as const } };
    expect(cell(nextStrip(undefined, { ...facts, cameras: [camera(proved), none] }), 'sound')).toMatchObject({ grade: 'good' });
  });

  it('takes the room microphone as one of what must be recorded, and its sound as sound', () => {
    const heard = { ...proved, kind: 'microphone' as const, cameraId: 'mic1', sound: { levelDb: -18, peakDb: -9, silentSinceMs: 0 } };
    const deaf = camera({ ...proved, sound: 'none' });
    const good = nextStrip(undefined, { ...facts, cameras: [deaf], microphone: { name: '室内麦克风', proof: heard } });
    expect(good.state).toBe('recording');
    expect(cell(good, 'sound')).toMatchObject({ levelDb: -18, channels: 1, grade: 'good' });
    const bad = nextStrip(undefined, { ...facts, microphone: { name: '室内麦克风', proof: { ...failing, cameraId: 'mic1' } } });
    expect(bad).toMatchObject({ state: 'failing', alarm: { failed: ['室内麦克风'], stillRecording: ['法制一号机位'] } });
    expect(cell(bad, 'sound')).toMatchObject({ grade: 'alarm' });
  });

  it('claims nothing while nothing is to be recorded', () => {
    const strip = nextStrip(undefined, { ...facts, activity: { kind: 'idle' }, cameras: [camera(undefined)] });
    expect(strip).toMatchObject({ state: 'idle', alarm: undefined, registrationCode: undefined, startedAt: undefined });
    expect(cell(strip, 'cam1')?.grade).toBe('off');
  });

  it('fills a tick for a proved second and leaves it empty for one that was not', () => {
    expect(
      ticks(
        after([
          [0, proved],
          [1_000, failing],
          [2_000, proved],
        ]),
      ),
    ).toEqual([true, false, true]);
  });

  it('has one tick a second, however often it is gathered within it', () => {
    expect(
      ticks(
        after([
          [0, proved],
          [300, proved],
          [900, failing],
          [1_000, proved],
        ]),
      ),
    ).toEqual([false, true]);
  });

  it('keeps the last thirty seconds', () => {
    const strip = after(Array.from({ length: 45 }, (_, second) => [second * 1_000, proved] as const));
    expect(ticks(strip)).toHaveLength(30);
  });

  it('asks for attention after three unproved seconds, before the recorder gives its alarm', () => {
    const unproved: CameraProof = { ...proved, proved: false };
    expect(
      cell(
        after([
          [0, proved],
          [1_000, unproved],
          [2_000, unproved],
        ]),
        'cam1',
      )?.grade,
    ).toBe('good');
    expect(
      cell(
        after([
          [0, proved],
          [1_000, unproved],
          [2_000, unproved],
          [3_000, unproved],
        ]),
        'cam1',
      )?.grade,
    ).toBe('attention');
  });

  it('shows no second copy where there is none', () => {
    expect(cell(nextStrip(undefined, facts), 'second-copy')).toMatchObject({ configured: false, grade: 'off', ticks: [false] });
  });

  it('proves the second copy by its lag, and an alarm of it leaves the recording what it is', () => {
    const inStep = nextStrip(undefined, { ...facts, secondCopy: { kind: 'in-step', lagMs: 640 } });
    expect(cell(inStep, 'second-copy')).toMatchObject({ configured: true, grade: 'good', ticks: [true], lagSeconds: 0.64 });
    const gone = nextStrip(inStep, {
      ...facts,
      now: at(1_000),
      secondCopy: { kind: 'behind', lagMs: 2_100, cause: 'missing', since: at(0) },
    });
    expect(cell(gone, 'second-copy')).toMatchObject({ grade: 'alarm', ticks: [true, false], fault: 'missing', lagSeconds: 2.1 });
    expect(gone).toMatchObject({ state: 'recording', alarm: undefined });
    const before = nextStrip(undefined, { ...facts, activity: { kind: 'idle' }, secondCopy: { kind: 'idle', cause: 'missing' } });
    expect(cell(before, 'second-copy')).toMatchObject({ grade: 'attention', lagSeconds: undefined });
  });

  it('warns below a tenth of the disk and says so when the recording ended for want of room', () => {
    const disk = (percent: number) => ({ ...facts, disk: { freeBytes: percent, totalBytes: 100 } });
    expect([10, 9.9, 1.9].map((percent) => cell(nextStrip(undefined, disk(percent)), 'disk')?.grade)).toEqual([
      'good',
      'attention',
      'alarm',
    ]);
    const off = { ...disk(1), stoppedByDisk: true, cameras: [camera({ ...proved, state: 'off' })] };
    expect(nextStrip(undefined, off)).toMatchObject({ state: 'failing', alarm: { cause: 'disk-full', stillRecording: [] } });
  });
});
