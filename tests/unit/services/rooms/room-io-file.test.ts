import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mapRoomIo } from '../../../../devices/room-io/room-io-map';
import { readRoomFile } from '../../../../services/rooms/room-file';
import { juying, oneBoard, registers, waveshare } from '../../../support/room-io-wirings';

const read = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');
const example = JSON.parse(read('services/rooms/room.example.json')) as Record<string, unknown>;
const wired = JSON.parse(read('services/rooms/room-io.example.json')) as Record<string, unknown>;
const words = read('renderer/i18n/zh-cn/room-file.ts');

function reading(roomIo: unknown) {
  return readRoomFile(JSON.stringify({ ...example, roomIo }, null, 1));
}
function problemsOf(roomIo: unknown) {
  const found = reading(roomIo);
  return found.ok ? [] : found.problems;
}

/** The room I/O of the example with one point changed; undefined takes a field away. */
function withPoint(point: string, change: Record<string, unknown>): unknown {
  return { ...wired, [point]: { ...(wired[point] as object), ...change } };
}

describe('the boards in room.json', () => {
  it.each<[string, unknown]>([
    ['the example', wired],
    ['an old file', example['roomIo']],
    ...[oneBoard, waveshare, juying, registers].map(
      (room, index) => [`wiring ${index}`, { path: '/dev/ttyS0', ...room }] satisfies [string, unknown],
    ),
    ['a room with a lock alone', { path: '/dev/ttyS0', baudRate: 9600, unit: 1, lock: { coil: 0, failure: 'fail-secure' } }],
    ['a room with a climate sensor alone', { path: '/dev/ttyS0', baudRate: 9600, units: [{ unit: 1, preset: 'xy-md02' }] }],
  ])('takes %s, and its driver finds every point', (_name, roomIo) => {
    const found = reading(roomIo);
    expect(found).toMatchObject({ ok: true });
    const wiring = found.ok ? found.room.roomIo : undefined;
    expect(() => wiring && mapRoomIo(wiring)).not.toThrow();
  });

  const leaves = Object.entries(wired).flatMap(([point, value]) =>
    typeof value === 'object' && !Array.isArray(value) ? Object.keys(value as object).map((field): [string, string] => [point, field]) : [],
  );
  it.each(leaves)('names roomIo.%s.%s when it is of the wrong kind', (point, field) => {
    expect(problemsOf(withPoint(point, { [field]: [] }))).toEqual([
      expect.objectContaining({ field: `roomIo.${point}.${field}`, problem: 'wrong-type' }),
    ]);
  });

  it.each<[string, unknown, string, string]>([
    ['an unknown board', { ...wired, units: [{ unit: 1, preset: 'acme' }], buzzer: undefined }, 'roomIo.units[0].preset', 'wrong-value'],
    [
      'a board twice',
      { ...wired, units: [...(wired['units'] as []), { unit: 2, preset: 'jy-dam0808' }], light: { unit: 1, relay: 2 } },
      'roomIo.units[2].unit',
      'duplicate',
    ],
    ['a ninth relay', withPoint('light', { relay: 9 }), 'roomIo.light.relay', 'out-of-range'],
    ['a relay of a sensor', withPoint('light', { unit: 2 }), 'roomIo.light.relay', 'wrong-value'],
    ['a relay of a board that nobody named', withPoint('light', { unit: 3 }), 'roomIo.light.relay', 'wrong-value'],
    ['two places of one output', withPoint('light', { coil: 4 }), 'roomIo.light.relay', 'wrong-value'],
    ['a sensor without a place', withPoint('duress', { terminal: undefined }), 'roomIo.duress.input', 'missing'],
    [
      'a lock without a word about power',
      withPoint('lock', { unlockedWhen: undefined, failure: undefined }),
      'roomIo.lock.unlockedWhen',
      'missing',
    ],
    ['a lock that is secure and opens without power', withPoint('lock', { unlockedWhen: 'off' }), 'roomIo.lock.failure', 'wrong-value'],
    ['a lamp on the lock’s relay', withPoint('recordLamp', { coil: 0 }), 'roomIo.recordLamp', 'duplicate'],
    ['a pulse of 250 ms by the board', withPoint('lock', { pulseMs: 250 }), 'roomIo.lock.pulseBy', 'wrong-value'],
    ['a pulse that is too long', withPoint('lock', { pulseMs: 100_000 }), 'roomIo.lock.pulseMs', 'out-of-range'],
    ['who ends a pulse that isn’t one', withPoint('lock', { pulseMs: undefined, pulseBy: 'kiosk' }), 'roomIo.lock.pulseMs', 'missing'],
    ['a pulse by a board that can’t', withPoint('buzzer', { pulseBy: 'board' }), 'roomIo.buzzer.pulseBy', 'wrong-value'],
    ['words of a relay', withPoint('light', { onWord: 3 }), 'roomIo.light.onWord', 'wrong-value'],
    ['the same word for on and off', withPoint('buzzer', { onWord: 512 }), 'roomIo.buzzer.onWord', 'wrong-value'],
    ['a bit of an input', withPoint('presence', { bit: 1 }), 'roomIo.presence.bit', 'wrong-value'],
    ['a bit that no word has', withPoint('tamper', { bit: 16 }), 'roomIo.tamper.bit', 'out-of-range'],
    ['a register without a scale', withPoint('humidity', { scale: undefined }), 'roomIo.humidity.scale', 'missing'],
    ['a scale of nothing', withPoint('humidity', { scale: 0 }), 'roomIo.humidity.scale', 'wrong-value'],
    [
      'a lamp that may be on either board',
      {
        ...wired,
        units: [
          { unit: 1, preset: 'jy-dam0808' },
          { unit: 2, preset: 'jy-dam0808' },
        ],
        light: { coil: 3 },
        lock: undefined,
        door: undefined,
        presence: undefined,
        duress: undefined,
        temperature: undefined,
      },
      'roomIo.light.unit',
      'missing',
    ],
    ['nothing at all', { path: '/dev/ttyS0', baudRate: 9600, unit: 1 }, 'roomIo', 'wrong-value'],
    ['a word that nobody knows', withPoint('door', { closedWhen: 'on' }), 'roomIo.door.closedWhen', 'unknown-field'],
  ])('names %s', (_what, roomIo, field, problem) => {
    const found = problemsOf(roomIo);
    expect(found.map((one) => ({ field: one.field, problem: one.problem }))).toContainEqual({ field, problem });
    for (const { expected } of found) expect(words).toContain(`'roomFile.expected.${expected}':`);
  });
});
