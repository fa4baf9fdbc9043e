import { describe, expect, it } from 'vitest';
import type { CheckView } from '../../../../services/contract/room';
import { assessChecks, mayPass } from '../../../../services/rooms/assess-checks';
import type { CheckFacts, RecordingProof } from '../../../../services/rooms/check-facts';

const now = new Date('2026-11-25T00:51:46.000Z');
const at = now.toISOString();
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

const proof: RecordingProof = {
  cameraId: 'cam-1',
  at,
  state: 'recording',
  proved: true,
  bytesPerSecond: 612_000,
  totalBytes: 172_000_000,
  pictureAgeMs: 400,
  picture: 'moving',
  sound: { levelDb: -21, silentSinceMs: 0, loudness: { shortTermLufs: -23.4 } },
};
const room: NonNullable<CheckFacts['room']> = {
  at: new Date('2026-11-25T00:40:00.000Z'),
  line: 'online',
  lock: 'locked',
  light: 'on',
  recordLamp: 'on',
  door: 'closed',
  presence: 'absent',
  duress: 'released',
  temperatureC: 22.4,
  humidityPercent: 51,
};
const blank = { ok: true, at, value: { state: 'blank', kind: 'BD-R', capacityBytes: 25e9 } } as const;
const good: CheckFacts = {
  room,
  cameras: [
    { id: 'cam-1', name: '法制一号机位', proof, clockOffsetMs: { ok: true, value: 120, at } },
    {
      id: 'cam-2',
      name: '法制二号机位',
      proof: { ...proof, cameraId: 'cam-2', sound: 'none' },
      clockOffsetMs: { ok: true, value: -310, at },
    },
  ],
  clockReference: { ok: true, value: { state: 'synchronized', by: 'chrony', server: '192.168.10.1', offsetSeconds: 0.0004 }, at },
  freeBytes: { ok: true, value: 963e9, at },
  bookedMs: 2.5 * 3_600_000,
  secondCopy: { configured: true, reading: { ok: true, value: { freeBytes: 963e9, totalBytes: 1e12, sameDisk: false }, at } },
  drives: [
    { name: '1 号', media: blank },
    { name: '2 号', media: blank },
  ],
  reader: { ok: true, value: 'R503 No. 1', at },
  lampSeen: true,
};
const withCamera = (change: Partial<RecordingProof>): CheckFacts => ({
  ...good,
  cameras: [{ id: 'cam-1', name: '法制一号机位', proof: { ...proof, ...change }, clockOffsetMs: good.cameras[0]?.clockOffsetMs }],
});
const find = (checks: readonly CheckView[], check: string, subject = check) =>
  checks.find((view) => view.check === check && view.subject === subject);

describe('the device checks (规定§12)', () => {
  it('[row 86] all proved: each says since when, and the session may go on', () => {
    const checks = assessChecks(good, [], now);
    expect(checks.map(({ check, state, provedAt }) => [check, state, provedAt])).toEqual(
      ['camera', 'camera', 'sound', 'clock', 'disk', 'second-copy', 'light', 'door-lock', 'record-lamp', 'signing', 'drive'].map(
        (check) => [check, 'proved', at],
      ),
    );
    expect(mayPass(checks)).toBe(true);
    expect(find(checks, 'camera', 'cam-1')?.figures).toEqual([
      { key: 'pictureAge', value: '0.4 s' },
      { key: 'bitrate', value: '612 kB/s' },
      { key: 'written', value: '172 MB' },
      { key: 'cameraClock', value: '+0.12 s' },
    ]);
    expect(find(checks, 'sound')?.figures.slice(0, 2)).toEqual([
      { key: 'level', value: '−21 dB' },
      { key: 'loudness', value: '−23.4 LUFS' },
    ]);
    expect(find(checks, 'disk')?.figures.slice(0, 2)).toEqual([
      { key: 'freeHours', value: '214 h' },
      { key: 'needed', value: '22.5 GB' },
    ]);
    expect(find(checks, 'drive')?.figures).toEqual([
      { key: 'drive1', value: 'BD-R 25.0 GB' },
      { key: 'drive2', value: 'BD-R 25.0 GB' },
    ]);
  });

  const cases: readonly {
    readonly title: string;
    readonly facts: CheckFacts;
    readonly check: string;
    readonly subject?: string;
    readonly state: CheckView['state'];
    readonly code?: string;
  }[] = [
    {
      title: 'a camera that sends nothing',
      facts: withCamera({ state: 'failing', proved: false, fault: { verdict: 'unreachable', since: at } }),
      check: 'camera',
      subject: 'cam-1',
      state: 'failed',
      code: 'recording.unreachable',
    },
    {
      title: 'a black picture',
      facts: withCamera({ picture: 'black' }),
      check: 'camera',
      subject: 'cam-1',
      state: 'failed',
      code: 'picture.black',
    },
    {
      title: 'a frozen picture',
      facts: withCamera({ picture: 'frozen' }),
      check: 'camera',
      subject: 'cam-1',
      state: 'failed',
      code: 'picture.frozen',
    },
    {
      title: 'a camera that has only begun',
      facts: withCamera({ state: 'starting', proved: false, picture: 'unknown' }),
      check: 'camera',
      subject: 'cam-1',
      state: 'waiting',
    },
    { title: 'no microphone at all', facts: withCamera({ sound: 'none' }), check: 'sound', state: 'failed', code: 'sound.none' },
    {
      title: 'a minute of silence',
      facts: withCamera({ sound: { levelDb: -80, silentSinceMs: 61_000 } }),
      check: 'sound',
      state: 'failed',
      code: 'sound.silent',
    },
    { title: 'a short silence', facts: withCamera({ sound: { levelDb: -80, silentSinceMs: 20_000 } }), check: 'sound', state: 'waiting' },
    {
      title: 'a camera’s clock an hour off',
      facts: { ...good, cameras: good.cameras.map((camera) => ({ ...camera, clockOffsetMs: { ok: true, value: 3_600_000, at } })) },
      check: 'clock',
      state: 'failed',
      code: 'clock.off',
    },
    {
      title: 'a clock that can’t be read',
      facts: {
        ...good,
        cameras: good.cameras.map((camera) => ({ ...camera, clockOffsetMs: { ok: false, code: 'camera.unreachable', at } })),
      },
      check: 'clock',
      state: 'attention',
      code: 'clock.unreadable',
    },
    {
      title: 'a machine whose clock nobody is known to keep',
      facts: { ...good, clockReference: { ok: true, value: { state: 'unknown' }, at } },
      check: 'clock',
      state: 'attention',
      code: 'clock.host-unknown',
    },
    {
      title: 'a machine that has lost its time server',
      facts: { ...good, clockReference: { ok: true, value: { state: 'unsynchronized', by: 'chrony' }, at } },
      check: 'clock',
      state: 'attention',
      code: 'clock.host-unsynchronized',
    },
    {
      title: 'a machine two seconds off its time server',
      facts: {
        ...good,
        clockReference: { ok: true, value: { state: 'synchronized', by: 'timesyncd', server: undefined, offsetSeconds: 2 }, at },
      },
      check: 'clock',
      state: 'attention',
      code: 'clock.host-off',
    },
    {
      title: 'a machine that was not asked yet',
      facts: { ...good, clockReference: undefined },
      check: 'clock',
      state: 'waiting',
    },
    {
      title: 'a disk one byte too small',
      facts: { ...good, freeBytes: { ok: true, value: 22_500_000_000 - 1, at } },
      check: 'disk',
      state: 'failed',
      code: 'recording.disk-too-small',
    },
    {
      title: 'a disk just big enough',
      facts: { ...good, freeBytes: { ok: true, value: 22_500_000_000, at } },
      check: 'disk',
      state: 'proved',
    },
    {
      title: 'no second copy',
      facts: { ...good, secondCopy: { configured: false } },
      check: 'second-copy',
      state: 'failed',
      code: 'copy.not-configured',
    },
    {
      title: 'a second copy on the first disk',
      facts: { ...good, secondCopy: { configured: true, reading: { ok: false, code: 'copy.same-disk', at } } },
      check: 'second-copy',
      state: 'failed',
      code: 'copy.same-disk',
    },
    {
      title: 'a second disk that is too small, which doesn’t hinder',
      facts: {
        ...good,
        secondCopy: { configured: true, reading: { ok: true, value: { freeBytes: 1e9, totalBytes: 1e12, sameDisk: false }, at } },
      },
      check: 'second-copy',
      state: 'attention',
      code: 'copy.disk-small',
    },
    { title: 'lights off', facts: { ...good, room: { ...room, light: 'off' } }, check: 'light', state: 'failed', code: 'light.off' },
    {
      title: 'a dead line to the board',
      facts: { ...good, room: { ...room, line: 'unknown', lock: 'unknown', light: 'unknown', recordLamp: 'unknown', door: 'unknown' } },
      check: 'door-lock',
      state: 'failed',
      code: 'room-io.line-dead',
    },
    { title: 'a lamp that nobody has looked at', facts: { ...good, lampSeen: undefined }, check: 'record-lamp', state: 'ask' },
    { title: 'a lamp that stayed dark', facts: { ...good, lampSeen: false }, check: 'record-lamp', state: 'failed', code: 'lamp.not-seen' },
    {
      title: 'a reader that doesn’t answer',
      facts: { ...good, reader: { ok: false, code: 'thumbprint.reader-missing', at } },
      check: 'signing',
      state: 'failed',
      code: 'thumbprint.reader-missing',
    },
    {
      title: 'a room without a reader',
      facts: { ...good, reader: { ok: false, code: 'thumbprint.none-described', at } },
      check: 'signing',
      state: 'attention',
      code: 'thumbprint.none-described',
    },
    {
      title: 'one blank disc',
      facts: {
        ...good,
        drives: [
          { name: '1 号', media: blank },
          { name: '2 号', media: { ok: true, at, value: { state: 'none' } } },
        ],
      },
      check: 'drive',
      state: 'attention',
      code: 'disc.blanks-missing',
    },
    {
      title: 'a drive that never answers',
      facts: { ...good, drives: [{ name: '1 号', media: undefined }] },
      check: 'drive',
      state: 'attention',
      code: 'disc.blanks-missing',
    },
  ];

  it.each(cases)('[row 86] $title: $check is $state (规定§12)', ({ facts, check, subject, state, code }) => {
    const checks = assessChecks(facts, [], now);
    expect(find(checks, check, subject)).toMatchObject({ state, ...(code !== undefined && { cause: { code } }) });
    expect(mayPass(checks)).toBe(state === 'proved' || state === 'attention');
  });

  it('where the room has its own microphone that one must be heard', () => {
    const sound = (microphone: CheckFacts['microphone']) => find(assessChecks({ ...good, microphone }, [], now), 'sound');
    const name = '室内麦克风';
    expect(sound({ id: 'mic1', name, proof })).toMatchObject({ state: 'proved' });
    expect(sound({ id: 'mic1', name, proof: undefined })).toMatchObject({ state: 'waiting' });
    expect(sound({ id: 'mic1', name, proof: { ...proof, state: 'failing', sound: 'unknown' } })).toMatchObject({
      state: 'failed',
      cause: { code: 'sound.microphone-failing', detail: { microphone: name } },
    });
  });

  it('bad news counts at once; no news keeps a proof for ten seconds and then withdraws it', () => {
    const silent = { ...withCamera({ proved: false, picture: 'unknown' }) };
    let checks = assessChecks(withCamera({}), [], now);
    for (let second = 1; second <= 10; second += 1) {
      checks = assessChecks(silent, checks, later(second));
      expect(find(checks, 'camera', 'cam-1')).toMatchObject({ state: 'proved', provedAt: at });
    }
    expect(find(assessChecks(silent, checks, later(10.001)), 'camera', 'cam-1')).toMatchObject({ state: 'waiting', provedAt: undefined });
    expect(find(assessChecks(withCamera({ picture: 'black' }), checks, later(1)), 'camera', 'cam-1')?.state).toBe('failed');
  });

  const outOfUse = (...ids: readonly string[]) => ({ outOfUse: new Map(ids.map((id) => [id, '2026-0003'])) });

  it('[row 86] a device that a fault took out of use is not demanded and is said by the fault’s number (制度§17)', () => {
    const dead = { ...good, cameras: good.cameras.map((camera) => (camera.id === 'cam-2' ? { ...camera, proof: undefined } : camera)) };
    expect(mayPass(assessChecks(dead, [], now))).toBe(false);
    const checks = assessChecks({ ...dead, ...outOfUse('cam-2', 'reader') }, [], now);
    expect(find(checks, 'camera', 'cam-2')).toMatchObject({
      state: 'attention',
      cause: { code: 'device.out-of-use', detail: { number: '2026-0003' } },
    });
    expect(find(checks, 'signing')?.state).toBe('attention');
    expect(mayPass(checks)).toBe(true);
  });

  it.each([
    [['cam-1', 'cam-2'], 'camera', 'cam-1'],
    [['sound'], 'sound', 'sound'],
    [['lock'], 'door-lock', 'door-lock'],
  ] as const)('[row 86] %j out of use: it can’t be done without', (ids, check, subject) => {
    const found = find(assessChecks({ ...good, ...outOfUse(...ids) }, [], now), check, subject);
    expect(found).toMatchObject({ state: 'failed', cause: { code: 'device.last-out-of-use' } });
  });

  it('[row 86] says what is worse about a camera’s stream than the rule wants, and holds nothing up', () => {
    const findings = {
      ok: true,
      at,
      value: [{ code: 'camera.key-frames-too-far', seconds: 4.04 }, { code: 'camera.no-sub-stream' }],
    } as const;
    const found = { ...good, cameras: good.cameras.map((camera) => ({ ...camera, findings })) };
    expect(find(assessChecks(found, [], now), 'camera', 'cam-1')).toMatchObject({
      state: 'proved',
      findings: [{ code: 'camera.key-frames-too-far', detail: { seconds: '4' } }],
    });
  });

  it('a proof that is handed in old proves nothing', () => {
    expect(find(assessChecks(good, [], later(11)), 'camera', 'cam-1')?.state).toBe('waiting');
  });

  it('nothing checked is nothing proved', () => {
    expect(mayPass([])).toBe(false);
    expect(
      assessChecks(
        {
          ...good,
          room: undefined,
          secondCopy: { configured: true, reading: undefined },
          cameras: [],
          freeBytes: undefined,
          drives: [],
          reader: undefined,
          lampSeen: undefined,
        },
        [],
        now,
      ).some(({ state }) => state === 'proved'),
    ).toBe(false);
  });
});
