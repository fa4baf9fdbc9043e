import { cameraIoContradictions } from './camera-io-contradictions';
import { isFields, type Contradiction, type Fields } from './contradiction';
import { roomIoContradictions } from './room-io-contradictions';

/** What is wrong between fields that are each right; works on a file that has other mistakes as well. */
export function contradictions(room: unknown, credentialNames: ReadonlySet<string> | undefined): readonly Contradiction[] {
  const cameras = listOf(room, 'cameras');
  const drives = listOf(room, 'discDrives');
  const microphone = isFields(room) && isFields(room['microphone']) ? room['microphone'] : undefined;
  return [
    ...duplicates('cameras', cameras),
    ...duplicates('discDrives', drives),
    ...cameras.flatMap((camera, index) => cameraContradictions(`cameras[${index}]`, camera, credentialNames)),
    ...(cameras.length > 0 && !cameras.some((camera) => camera['view'] === 'questioned')
      ? [{ field: 'cameras', problem: 'wrong-value', expected: 'at least one camera with view questioned' }]
      : []),
    ...(isFields(room) ? ioContradictions(room, cameras) : []),
    ...(microphone ? microphoneContradictions(microphone, cameras, credentialNames) : []),
    ...drives.flatMap((drive, index) => driveContradictions(`discDrives[${index}]`, drive)),
  ];
}

/** Lock and sensors hang on boards or on a camera. */
function ioContradictions({ roomIo, cameraIo }: Fields, cameras: readonly Fields[]): readonly Contradiction[] {
  return [
    ...(roomIo === undefined && cameraIo === undefined ? [{ field: 'roomIo', problem: 'missing', expected: 'roomIo or cameraIo' }] : []),
    ...(roomIo !== undefined && cameraIo !== undefined
      ? [{ field: 'cameraIo', problem: 'wrong-value', expected: 'either roomIo or cameraIo, not both' }]
      : []),
    ...(isFields(roomIo) ? roomIoContradictions(roomIo) : []),
    ...(isFields(cameraIo) ? cameraIoContradictions(cameraIo, cameras) : []),
  ];
}

function duplicates(list: string, entries: readonly Fields[]): readonly Contradiction[] {
  return entries.flatMap(({ id }, index) =>
    id !== undefined && entries.findIndex((entry) => entry['id'] === id) < index
      ? [{ field: `${list}[${index}].id`, problem: 'duplicate', expected: 'an id that no other entry has' }]
      : [],
  );
}

function cameraContradictions(field: string, camera: Fields, credentialNames: ReadonlySet<string> | undefined): readonly Contradiction[] {
  const { onvif, rtsp } = camera;
  const found: Contradiction[] = [];
  if (onvif === undefined && rtsp === undefined) found.push({ field: `${field}.onvif`, problem: 'missing', expected: 'onvif or rtsp' });
  if (onvif !== undefined && rtsp !== undefined)
    found.push({ field: `${field}.rtsp`, problem: 'wrong-value', expected: 'either onvif or rtsp, not both' });
  return [...found, ...unknownCredentials(field, camera, credentialNames)];
}

function unknownCredentials(
  field: string,
  { credentials }: Fields,
  credentialNames: ReadonlySet<string> | undefined,
): readonly Contradiction[] {
  return credentialNames && typeof credentials === 'string' && !credentialNames.has(credentials)
    ? [{ field: `${field}.credentials`, problem: 'wrong-value', expected: 'the name of an entry in credentials.json' }]
    : [];
}

function microphoneContradictions(
  microphone: Fields,
  cameras: readonly Fields[],
  credentialNames: ReadonlySet<string> | undefined,
): readonly Contradiction[] {
  const { id, alsa, pulse, rtsp, credentials, transport } = microphone;
  const found: Contradiction[] = [];
  const ways = [alsa, pulse, rtsp].filter((way) => way !== undefined).length;
  if (ways !== 1)
    found.push({
      field: 'microphone.alsa',
      problem: ways === 0 ? 'missing' : 'wrong-value',
      expected: 'exactly one of alsa, pulse and rtsp',
    });
  if (rtsp !== undefined && credentials === undefined)
    found.push({ field: 'microphone.credentials', problem: 'missing', expected: 'the name of an entry in credentials.json' });
  if (rtsp === undefined && (credentials !== undefined || transport !== undefined))
    found.push({ field: 'microphone', problem: 'wrong-value', expected: 'credentials and transport with rtsp only' });
  if (id !== undefined && cameras.some((camera) => camera['id'] === id))
    found.push({ field: 'microphone.id', problem: 'duplicate', expected: 'an id that no other entry has' });
  return [...found, ...unknownCredentials('microphone', microphone, credentialNames)];
}

function driveContradictions(field: string, { device, capacityBytes }: Fields): readonly Contradiction[] {
  if (typeof device !== 'string') return [];
  const pseudo = device.startsWith('stdio:');
  if (pseudo && capacityBytes === undefined)
    return [{ field: `${field}.capacityBytes`, problem: 'missing', expected: 'the size of the pseudo-drive’s disc in bytes' }];
  if (!pseudo && capacityBytes !== undefined)
    return [{ field: `${field}.capacityBytes`, problem: 'wrong-value', expected: 'no capacity: a real drive says it itself' }];
  return [];
}

function listOf(room: unknown, name: string): readonly Fields[] {
  const list = isFields(room) ? room[name] : undefined;
  return Array.isArray(list) ? list.map((entry: unknown) => (isFields(entry) ? entry : {})) : [];
}
