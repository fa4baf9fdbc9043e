import { describe, expect, it } from 'vitest';
import type { RoomIoState } from '../../../../devices/room-io/room-io';
import type { CheckFacts, RecordingProof } from '../../../../services/rooms/check-facts';
import { assessSelfTest, outcomeOf } from '../../../../services/upkeep/assess-self-test';
import type { RoomDevice } from '../../../../services/upkeep/devices-of-room';
import type { SelfTestFacts } from '../../../../services/upkeep/self-test-facts';

const now = new Date('2026-11-25T00:00:00.000Z');
const at = now.toISOString();
const devices: readonly RoomDevice[] = [
  { id: 'cam1', kind: 'camera', name: '法制一号机位' },
  { id: 'cam2', kind: 'camera', name: '法制二号机位' },
  { id: 'sound', kind: 'microphone', name: '拾音器' },
  { id: 'lock', kind: 'lock', name: '门锁' },
  { id: 'light', kind: 'light', name: '照明' },
  { id: 'record-lamp', kind: 'record-lamp', name: '门口状态灯' },
  { id: 'board-1', kind: 'board', name: '控制板 1 号' },
  { id: 'board-2', kind: 'board', name: '控制板 2 号' },
  { id: 'climate', kind: 'climate', name: '温湿度传感器' },
  { id: 'reader', kind: 'reader', name: '指纹仪' },
  { id: 'drive1', kind: 'drive', name: '左光驱' },
  { id: 'disk', kind: 'disk', name: '录像存储盘' },
  { id: 'second-disk', kind: 'second-disk', name: '第二份存储盘' },
  { id: 'clock', kind: 'clock', name: '本机时钟' },
];
const proof = (cameraId: string, change: Partial<RecordingProof> = {}): RecordingProof => ({
  ...{ cameraId, at, state: 'recording', proved: true, bytesPerSecond: 600_000, totalBytes: 2e6, pictureAgeMs: 200, picture: 'moving' },
  sound: { levelDb: -38, silentSinceMs: 0 },
  ...change,
});
const room: RoomIoState = {
  ...{ at: now, line: 'online', lock: 'locked', light: 'on', recordLamp: 'off', door: 'closed', presence: 'absent', duress: 'released' },
  ...{ temperatureC: 22.4, humidityPercent: 51 },
};
const camera = (id: string, change: Partial<CheckFacts['cameras'][number]> = {}): CheckFacts['cameras'][number] => ({
  ...{ id, name: devices.find((one) => one.id === id)?.name ?? id, proof: proof(id), clockOffsetMs: { ok: true, value: 80, at } },
  ...change,
});
const good: CheckFacts = {
  room,
  cameras: [camera('cam1'), camera('cam2')],
  clockReference: { ok: true, value: { state: 'synchronized', by: 'chrony', server: undefined, offsetSeconds: 0.001 }, at },
  freeBytes: { ok: true, value: 900e9, at },
  bookedMs: 8 * 3_600_000,
  secondCopy: { configured: true, reading: { ok: true, value: { freeBytes: 900e9, totalBytes: 1e12, sameDisk: false }, at } },
  drives: [],
  reader: { ok: true, value: 'R503', at },
  lampSeen: undefined,
};
const facts = (change: Partial<CheckFacts> = {}, more: Partial<SelfTestFacts> = {}): SelfTestFacts => ({
  ...{ checks: { ...good, ...change }, devices, drives: new Map([['drive1', { ok: true, value: { state: 'none' }, at }]]) },
  ...more,
});
const line = (found: SelfTestFacts, id: string) => assessSelfTest(found, now).find(({ deviceId }) => deviceId === id);

describe('the daily self-test (规定§7)', () => {
  it('[row 75] has one line for each device of the room, in the order of the register, and passes a room that is well', () => {
    const lines = assessSelfTest(facts(), now);
    expect(lines.map(({ deviceId }) => deviceId)).toEqual(devices.map(({ id }) => id));
    expect(lines.filter(({ verdict }) => verdict !== 'passed')).toEqual([]);
    expect(outcomeOf(lines)).toBe('passed');
  });

  const failures: readonly (readonly [string, string, string, SelfTestFacts])[] = [
    ['a camera without a picture', 'cam1', 'test.no-camera', facts({ cameras: [camera('cam1', { proof: undefined }), camera('cam2')] })],
    [
      'a camera that can’t be reached',
      'cam1',
      'recording.unreachable',
      facts({
        cameras: [
          camera('cam1', { proof: proof('cam1', { state: 'failing', proved: false, fault: { verdict: 'unreachable', since: at } }) }),
        ],
      }),
    ],
    ['a black picture', 'cam2', 'picture.black', facts({ cameras: [camera('cam2', { proof: proof('cam2', { picture: 'black' }) })] })],
    [
      'sound below its floor',
      'sound',
      'test.no-sound',
      facts({ cameras: [camera('cam1', { proof: proof('cam1', { sound: { levelDb: -80, silentSinceMs: 3_000 } }) })] }),
    ],
    ['a dead board', 'board-2', 'room-io.line-dead', facts({ room: { ...room, deadUnits: [2] } })],
    ['a lock that can’t be read', 'lock', 'test.no-door-lock', facts({ room: { ...room, lock: 'unknown' } })],
    ['a light that stays dark', 'light', 'light.off', facts({ room: { ...room, light: 'off' } })],
    ['a lamp that can’t be read', 'record-lamp', 'test.no-record-lamp', facts({ room: { ...room, recordLamp: 'unknown' } })],
    ['a sensor that says 300 ℃', 'climate', 'test.climate-implausible', facts({ room: { ...room, temperatureC: 300 } })],
    [
      'a sensor that is silent',
      'climate',
      'test.no-climate',
      facts({ room: { ...room, temperatureC: undefined, humidityPercent: undefined } }),
    ],
    [
      'no second disk',
      'second-disk',
      'copy.missing',
      facts({ secondCopy: { configured: true, reading: { ok: false, code: 'copy.missing', at } } }),
    ],
    ['a full disk', 'disk', 'recording.disk-too-small', facts({ freeBytes: { ok: true, value: 1e9, at } })],
    ['no reader', 'reader', 'thumbprint.reader-missing', facts({ reader: { ok: false, code: 'thumbprint.reader-missing', at } })],
    ['no burner', 'drive1', 'disc.no-drive', facts({}, { drives: new Map([['drive1', { ok: false, code: 'disc.no-drive', at }]]) })],
    [
      'a camera clock that is off',
      'clock',
      'clock.off',
      facts({ cameras: [camera('cam1', { clockOffsetMs: { ok: true, value: 7_200_000, at } })] }),
    ],
  ];
  it.each(failures)('[row 75] fails %s on its own line, with what to do', (_, id, code, found) => {
    expect(line(found, id)).toMatchObject({ verdict: 'failed', causes: [{ code }] });
    expect(outcomeOf(assessSelfTest(found, now))).toBe('failed');
  });

  it('[row 75] says what is worse about a camera’s streams than the rule wants, and doesn’t fail it', () => {
    const findings = [
      { code: 'camera.stream-too-small', width: 640, height: 360 },
      { code: 'camera.key-frames-too-far', seconds: 4 },
    ] as const;
    const found = facts({ cameras: [camera('cam1', { findings: { ok: true, value: findings, at } }), camera('cam2')] });
    expect(line(found, 'cam1')).toMatchObject({
      verdict: 'attention',
      causes: [
        { code: 'camera.stream-too-small', detail: { camera: '法制一号机位', width: '640', height: '360' } },
        { code: 'camera.key-frames-too-far', detail: { seconds: '4' } },
      ],
    });
  });

  it('[row 75] asks what is out of use all the same and doesn’t count it: that is how it comes back', () => {
    const found = facts({ outOfUse: new Map([['cam1', '2026-0003']]), cameras: [camera('cam1', { proof: undefined }), camera('cam2')] });
    expect(line(found, 'cam1')).toMatchObject({ verdict: 'failed', outOfUse: '2026-0003' });
    expect(outcomeOf(assessSelfTest(found, now))).toBe('attention');
    expect(line(facts({ outOfUse: new Map([['cam1', '2026-0003']]) }), 'cam1')).toMatchObject({ verdict: 'passed', outOfUse: '2026-0003' });
  });
});
