import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readCredentialsFile, readRoomFile } from '../../../../services/rooms/room-file';

const example = readFileSync(new URL('../../../../services/rooms/room.example.json', import.meta.url), 'utf8');
const lineOf = (text: string, needle: string) => text.slice(0, text.indexOf(needle)).split('\n').length;

function problemsOf(text: string, credentialNames?: ReadonlySet<string>) {
  const reading = readRoomFile(text, credentialNames);
  return reading.ok ? [] : reading.problems.map(({ field, line, problem }) => ({ field, line, problem }));
}

it('reads the example', () => {
  const reading = readRoomFile(example, new Set(['cameras']));
  expect(reading).toMatchObject({
    ok: true,
    room: { agency: { code: 'QYWS' }, cameras: [{ id: 'cam1' }, { id: 'cam2' }], recording: { segmentSeconds: 10 } },
  });
});

it('fills in how to record', () => {
  const room = JSON.parse(example) as Record<string, unknown>;
  expect(readRoomFile(JSON.stringify({ ...room, recording: undefined, storage: undefined }))).toMatchObject({
    ok: true,
    room: { recording: { preRollSeconds: 60, postRollSeconds: 5, segmentSeconds: 10 } },
  });
});

/** Every value of the example, on a line of its own in a text where nothing else is. */
interface Leaf {
  readonly field: string;
  readonly keys: readonly (string | number)[];
}
function leavesOf(value: unknown, keys: readonly (string | number)[] = []): readonly Leaf[] {
  if (typeof value !== 'object' || value === null)
    return [
      {
        keys,
        field: keys.reduce<string>((name, key) => (typeof key === 'number' ? `${name}[${key}]` : name === '' ? key : `${name}.${key}`), ''),
      },
    ];
  return Object.entries(value).flatMap(([key, child]) => leavesOf(child, [...keys, Array.isArray(value) ? Number(key) : key]));
}
function changed(keys: readonly (string | number)[], change: (parent: Record<string, unknown>, key: string) => void): string {
  const room: unknown = JSON.parse(example);
  const parent = keys.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], room);
  change(parent as Record<string, unknown>, String(keys.at(-1)));
  return JSON.stringify(room, null, 2);
}
const leaves = leavesOf(JSON.parse(example));
const optional = new Set([
  'cameras[0].microphone',
  'cameras[1].transport',
  'recording.preRollSeconds',
  'recording.postRollSeconds',
  'recording.segmentSeconds',
  'storage.secondCopy',
  'timeStamp.caFile',
  'selfTestAt',
  'remoteView.address',
]);

it.each(leaves)('names $field and its line when it has the wrong type', ({ field, keys }) => {
  const text = changed(keys, (parent, key) => (parent[key] = { 'the-mistake': 1 }));
  const line = lineOf(text, '"the-mistake"') - 1;
  expect(problemsOf(text)).toContainEqual({ field, line, problem: 'wrong-type' });
  expect(new Set(problemsOf(text).map((problem) => problem.field))).toEqual(
    new Set(field === 'cameras[0].view' ? ['cameras', field] : [field]),
  );
});

it.each(leaves.filter(({ field }) => !optional.has(field)))(
  'names $field and the line of its object when it is missing',
  ({ field, keys }) => {
    const text = changed(keys, (parent, key) => {
      Reflect.deleteProperty(parent, key);
      parent['the-mistake'] = 1;
    });
    const unknownField = [...keys.slice(0, -1), 'the-mistake'].reduce<string>(
      (name, key) => (typeof key === 'number' ? `${name}[${key}]` : name === '' ? key : `${name}.${key}`),
      '',
    );
    const problems = problemsOf(text);
    const wanted = field === 'cameras[1].rtsp' ? 'cameras[1].onvif' : field;
    expect(problems).toContainEqual({ field: unknownField, line: lineOf(text, '"the-mistake"'), problem: 'unknown-field' });
    const missing = problems.find((problem) => problem.field === wanted);
    expect(missing?.problem).toBe('missing');
    const opening = text.split('\n')[(missing?.line ?? 0) - 1];
    expect(opening).toMatch(/\{$/);
  },
);

it.each<[string, string, string, string, string]>([
  ['a camera id used twice', '"id": "cam2"', '"id": "cam1"', 'cameras[1].id', 'duplicate'],
  ['a microphone with a camera’s id', '"id": "mic1"', '"id": "cam1"', 'microphone.id', 'duplicate'],
  ['a microphone at two places', '"alsa":', '"pulse": "default", "alsa":', 'microphone.alsa', 'wrong-value'],
  ['a shell’s words for a device', 'plughw:1', '-i /etc/passwd', 'microphone.alsa', 'wrong-value'],
  ['an unknown transport', '"transport": "tcp"', '"transport": "multicast"', 'cameras[1].transport', 'wrong-value'],
  ['a drive id used twice', '"id": "drive2"', '"id": "drive1"', 'discDrives[1].id', 'duplicate'],
  ['a password in an address', 'rtsp://192.168.1.65', 'rtsp://admin:secret@192.168.1.65', 'cameras[1].rtsp', 'wrong-value'],
  ['an address of another kind', 'http://192.168.1.64', 'ftp://192.168.1.64', 'cameras[0].onvif', 'wrong-value'],
  ['no camera on the questioned person', '"view": "questioned"', '"view": "room"', 'cameras', 'wrong-value'],
  ['an unknown view', '"view": "room"', '"view": "door"', 'cameras[1].view', 'wrong-value'],
  ['a code with a dash', '"QYWS"', '"QY-WS"', 'agency.code', 'wrong-value'],
  ['an empty name', '"第一询问室"', '" "', 'room.name', 'wrong-value'],
  ['a unit out of range', '"unit": 1', '"unit": 248', 'roomIo.unit', 'out-of-range'],
  ['a fraction of a coil', '"light": { "coil": 1 }', '"light": { "coil": 1.5 }', 'roomIo.light.coil', 'wrong-type'],
  ['a scale of nothing', '"register": 1, "scale": 0.1', '"register": 1, "scale": 0', 'roomIo.humidity.scale', 'wrong-value'],
  [
    'a real drive with a capacity',
    '"device": "/dev/sr0"',
    '"device": "/dev/sr0", "capacityBytes": 1',
    'discDrives[0].capacityBytes',
    'wrong-value',
  ],
  ['a relative second copy', '"/mnt/second/mingxun"', '"second"', 'storage.secondCopy', 'wrong-value'],
  ['a field written twice', '"baudRate": 9600,', '"baudRate": 9600, "baudRate": 9600,', 'roomIo.baudRate', 'duplicate'],
])('names %s', (_what, from, to, field, problem) => {
  const text = example.replace(from, to);
  const found = problemsOf(text);
  const at = example.split('\n').findIndex((row) => row.includes(from));
  const line = field === 'cameras' ? lineOf(text, '"cameras": [') : at + 1;
  expect(found).toEqual([{ field, line, problem }]);
});

it('names both addresses of a camera, and credentials that are not there', () => {
  const text = example.replace('"rtsp":', '"onvif": "http://192.168.1.65/onvif",\n      "rtsp":');
  expect(problemsOf(text, new Set(['others']))).toEqual([
    { field: 'cameras[0].credentials', line: 18, problem: 'wrong-value' },
    { field: 'cameras[1].rtsp', line: 26, problem: 'wrong-value' },
    { field: 'cameras[1].credentials', line: 27, problem: 'wrong-value' },
  ]);
});

it.each<[string, string, number]>([
  ['', 'a value', 1],
  ['{\n "agency": {\n  "name": "x"\n  "code": "y"\n }\n}', 'a comma or }', 4],
  ['{\n "agency": "x,\n "room": 1\n}', 'a closing quote', 2],
  ['{\n "agency": 01\n}', 'a value', 2],
  ['{\n\n "agency": { }\n} }', 'nothing after the last brace', 4],
  ['{\n agency: 1 }', 'a field name in quotes', 2],
  ['[1,\n2,\n]', 'a value', 3],
  ['['.repeat(10_000), 'less nesting', 1],
])('says where the text is not JSON: %j', (text, expected, line) => {
  expect(readRoomFile(text.slice(0, 10_000))).toEqual({ ok: false, problems: [{ field: '', line, problem: 'not-json', expected }] });
});

it('reads credentials and never quotes them', () => {
  const reading = readCredentialsFile('{\n "cameras": { "username": "operator", "password": "p#%@" }\n}');
  expect(reading.ok && reading.credentials['cameras']).toEqual({ username: 'operator', password: 'p#%@' });
  const wrong = readCredentialsFile('{\n "cameras": {\n "username": "operator",\n "passwort": "p#secret" }\n}');
  expect(wrong).toMatchObject({
    ok: false,
    problems: [
      { field: 'cameras.password', line: 2, problem: 'missing' },
      { field: 'cameras.passwort', line: 4, problem: 'unknown-field' },
    ],
  });
  expect(JSON.stringify(wrong)).not.toContain('secret');
});
