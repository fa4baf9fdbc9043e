import type { z } from 'zod';
import type { CameraAddress } from '../../devices/cameras/camera';
import type { MicrophoneAddress } from '../../devices/microphones/microphone';
import type { RoomFileProblem } from '../contract/room';
import type { Contradiction } from './contradiction';
import { contradictions } from './room-file-contradictions';
import { fieldName, readLinedJson, type LinedJson } from './room-file-json';
import { credentialsModel, roomFileModel, type CredentialsFile, type RoomFile } from './room-file-schema';

export type { CredentialsFile, RoomFile };
export type RoomFileReading =
  { readonly ok: true; readonly room: RoomFile } | { readonly ok: false; readonly problems: readonly RoomFileProblem[] };
export type CredentialsReading =
  { readonly ok: true; readonly credentials: CredentialsFile } | { readonly ok: false; readonly problems: readonly RoomFileProblem[] };

/**
 * Reads room.json (services/rooms/room.example.json and, for boards, room-io.example.json show every field, the schemas explain them). Every problem is reported, with
 * field and line. `credentialNames`: the entries of credentials.json, where the references are to be checked too.
 */
export function readRoomFile(text: string, credentialNames?: ReadonlySet<string>): RoomFileReading {
  const json = readLinedJson(text);
  if (!json.ok) return { ok: false, problems: [notJson(json)] };
  const read = roomFileModel.safeParse(json.value, { reportInput: true });
  const problems = [
    ...problemsOf(json, read.error?.issues ?? []),
    ...contradictions(json.value, credentialNames).map((found) => placed(json, found)),
  ];
  return read.success && problems.length === 0 ? { ok: true, room: read.data } : { ok: false, problems: inOrder(problems) };
}

/** Reads credentials.json: `{ "name": { "username", "password" } }`. No problem quotes a value. */
export function readCredentialsFile(text: string): CredentialsReading {
  const json = readLinedJson(text);
  if (!json.ok) return { ok: false, problems: [notJson(json)] };
  const read = credentialsModel.safeParse(json.value, { reportInput: true });
  const problems = problemsOf(json, read.error?.issues ?? []);
  return read.success && problems.length === 0 ? { ok: true, credentials: read.data } : { ok: false, problems: inOrder(problems) };
}

/** Where a camera of a room file is found. */
export function cameraAddress(camera: RoomFile['cameras'][number]): CameraAddress {
  const { onvif, rtsp = '', transport, certificate } = camera;
  return onvif === undefined ? { rtsp, transport } : { onvif, transport, certificate };
}

/** Where the room's microphone is found. */
export function microphoneAddress(microphone: NonNullable<RoomFile['microphone']>, known: CredentialsFile): MicrophoneAddress {
  const { alsa, pulse, rtsp = '', transport, credentials = '' } = microphone;
  if (alsa !== undefined) return { alsa };
  if (pulse !== undefined) return { pulse };
  return { rtsp, transport, credentials: known[credentials] ?? { username: '', password: '' } };
}

/** Everything that is recorded here: the cameras, then the room's microphone. */
export function recordedSources(room: RoomFile): readonly { readonly id: string; readonly name: string; readonly kind?: 'microphone' }[] {
  const cameras = room.cameras.map(({ id, name }) => ({ id, name }));
  return room.microphone ? [...cameras, { id: room.microphone.id, name: room.microphone.name, kind: 'microphone' }] : cameras;
}

type Lined = Extract<LinedJson, { ok: true }>;

function notJson({ line, expected }: Extract<LinedJson, { ok: false }>): RoomFileProblem {
  return { field: '', line, problem: 'not-json', expected };
}

function problemsOf(json: Lined, issues: readonly z.core.$ZodIssue[]): RoomFileProblem[] {
  const repeated = json.repeated.map((field) => ({ field, problem: 'duplicate', expected: 'each field once' }));
  return [...repeated, ...issues.flatMap((issue) => problemsOfIssue(json, issue))].map((found) => placed(json, found));
}

function problemsOfIssue(json: Lined, issue: z.core.$ZodIssue): readonly Contradiction[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      field: fieldName([...issue.path, key]),
      problem: 'unknown-field',
      expected: 'only documented fields',
    }));
  const field = fieldName(issue.path);
  return [{ field, problem: problemName(json, field, issue), expected: issue.message }];
}

function problemName(json: Lined, field: string, issue: z.core.$ZodIssue): string {
  if (!json.lines.has(field)) return 'missing';
  if (issue.code === 'invalid_type' || (issue.code === 'invalid_value' && typeof issue.input === 'object')) return 'wrong-type';
  // A text of the wrong length is not a figure out of its range.
  const figure = (issue.code === 'too_small' || issue.code === 'too_big') && issue.origin !== 'string';
  return figure ? 'out-of-range' : 'wrong-value';
}

/** A field that isn't there is reported at the line of the object it is missing from. */
function placed(json: Lined, found: Contradiction): RoomFileProblem {
  for (let field = found.field; ; field = field.slice(0, Math.max(0, field.lastIndexOf('.'), field.lastIndexOf('[')))) {
    const line = json.lines.get(field);
    if (line !== undefined || field === '') return { ...found, line: line ?? 1 };
  }
}

function inOrder(problems: readonly RoomFileProblem[]): readonly RoomFileProblem[] {
  return problems.toSorted((a, b) => a.line - b.line);
}
