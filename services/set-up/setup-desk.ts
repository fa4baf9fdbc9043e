import { copyFile, readFile } from 'node:fs/promises';
import type { Credentials } from '../../devices/cameras/camera';
import { OneAtATime } from '../../devices/one-at-a-time';
import { freeSpace } from '../../recordings/capture/disk-space';
import { writeDurably } from '../../recordings/evidence/durable-file';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import type { SetupBoards, SetupCamera, SetupCameraTry, SetupDraft, SetupInspection, SetupPlace, SetupView } from '../contract/set-up';
import { isFields, type Fields } from '../rooms/contradiction';
import { storeCredentials } from '../rooms/credentials-store';
import { readRoomFile, type CredentialsFile } from '../rooms/room-file';
import { roomDifferences } from './room-differences';
import { draftOf, nothingYet, roomJsonOf } from './room-draft';
import { secondDiskOf } from './second-disk';
import { setCameraClock, tryCamera, typedCamera, urlOf } from './setup-cameras';

export interface SetupParts {
  readonly home: string;
  readonly roomFile: string;
  readonly credentials: CredentialsFile;
  readonly audit: AuditLog;
  readonly now: () => Date;
  /** The room is there: the kiosk opens on it. */
  readonly onSaved: () => void;
}

/** The set-up assistant: gathers a room step by step and writes it at the end, or never. What was gathered outlives a lock of the screen. */
export class SetupDesk {
  private draft: SetupDraft;
  /** The room.json from before could be read. */
  private readonly known: boolean;
  /** By address; tried, and right. */
  private readonly logins = new Map<string, Credentials>();
  private readonly turn = new OneAtATime();

  private constructor(
    private readonly parts: SetupParts,
    private readonly before: { readonly text: string; readonly json: Fields } | undefined,
  ) {
    const known = before && readRoomFile(before.text);
    this.known = known?.ok === true;
    this.draft = known?.ok === true ? draftOf(known.room) : nothingYet;
  }

  static async open(parts: SetupParts): Promise<SetupDesk> {
    const text = await readFile(parts.roomFile, 'utf8').catch(() => undefined);
    return new SetupDesk(parts, text === undefined ? undefined : { text, json: fieldsOf(text) });
  }

  async view(): Promise<SetupView> {
    const { home, roomFile } = this.parts;
    const json = this.json();
    const { freeBytes } = await freeSpace(home);
    return {
      file: roomFile,
      replaces: this.before !== undefined,
      codesFixed: this.known,
      storage: { folder: home, freeBytes },
      secondDisk: await secondDiskOf(this.draft.place.secondCopy, home),
      draft: this.draft,
      problems: this.problems(),
      differences: roomDifferences(this.before?.json, json),
      newLogins: Object.keys(this.ownLogins()),
      withoutLogin: this.draft.cameras.filter((camera) => !this.loginOf(camera.address)).map(({ id }) => id),
    };
  }

  setPlace(place: SetupPlace): Promise<SetupView> {
    const { agency, room } = this.draft.place;
    const fixed = this.known ? { agency: { ...place.agency, code: agency.code }, room: { ...place.room, id: room.id } } : {};
    this.draft = { ...this.draft, place: { ...place, ...fixed } };
    return this.view();
  }

  setBoards(boards: SetupBoards | 'none'): Promise<SetupView> {
    this.draft = { ...this.draft, boards };
    return this.view();
  }

  boards(): SetupBoards {
    const { boards } = this.draft;
    if (boards === 'none' || boards === 'by-hand') throw new Refusal('room-io.not-fitted');
    return boards;
  }

  /** Looks at a camera with the login given, or with the one that is kept; a login that was right is kept until the room is saved. */
  async inspect({ address: text, certificate, username, password }: SetupCameraTry): Promise<SetupInspection> {
    const { address, login } = typedCamera(text, certificate);
    const given = username === '' ? (login ?? this.loginOf(urlOf(address))) : { username, password };
    const found = await tryCamera(address, given ?? { username: '', password: '' });
    if (given) this.logins.set(found.address, given);
    return found;
  }

  /** Sets the camera's clock to this machine's, with the login that was right, and reads it back. */
  setClock(address: string, certificate: string | undefined): Promise<SetupInspection> {
    const typed = typedCamera(address, certificate);
    return setCameraClock(typed.address, this.loginOf(urlOf(typed.address)) ?? { username: '', password: '' });
  }

  putCamera(camera: SetupCamera): Promise<SetupView> {
    const { address } = typedCamera(camera.address, camera.certificate);
    const own = { ...camera, address: urlOf(address) };
    const others = this.draft.cameras.map((one) => (own.microphone ? { ...one, microphone: false } : one));
    const at = others.findIndex(({ id }) => id === own.id);
    this.draft = { ...this.draft, cameras: at < 0 ? [...others, own] : others.with(at, own) };
    return this.view();
  }

  removeCamera(id: string): Promise<SetupView> {
    this.draft = { ...this.draft, cameras: this.draft.cameras.filter((camera) => camera.id !== id) };
    return this.view();
  }

  /**
   * Writes the logins, keeps the room.json from before beside under its date, and puts the new one in its place as a whole. Refuses with
   * `set-up.incomplete` while the reader of room.json would refuse it.
   */
  save(by: PersonTile): Promise<void> {
    return this.turn.run(async () => {
      const { home, roomFile, audit, now, credentials, onSaved } = this.parts;
      const [problem] = this.problems();
      if (problem) throw new Refusal('set-up.incomplete', { field: problem.field, count: String(this.problems().length) });
      const changed = roomDifferences(this.before?.json, this.json()).map(({ field }) => field);
      await audit.record(by.id, 'set-up.saving', roomFile, changed.join(' ').slice(0, 500));
      await storeCredentials(home, { ...credentials, ...this.ownLogins() });
      if (this.before) await copyFile(roomFile, `${roomFile}.${now().toISOString().replaceAll(/[:.]/g, '-')}`);
      await writeDurably(roomFile, this.text(), 0o600);
      await audit.record(by.id, 'set-up.saved', roomFile, 'ok');
      onSaved();
    });
  }

  private json(): Fields {
    return roomJsonOf(this.draft, this.before?.json ?? {}, new Set(Object.keys(this.ownLogins())));
  }

  private text(): string {
    return `${JSON.stringify(this.json(), null, 2)}\n`;
  }

  private problems() {
    const names = new Set([...Object.keys(this.parts.credentials), ...Object.keys(this.ownLogins())]);
    const read = readRoomFile(this.text(), names);
    return read.ok ? [] : read.problems;
  }

  /** The login of a camera that was tried here, by the camera's id. */
  private ownLogins(): CredentialsFile {
    return Object.fromEntries(
      this.draft.cameras.flatMap(({ id, address }) => {
        const login = this.logins.get(address);
        return login ? [[id, login]] : [];
      }),
    );
  }

  /** Tried here, or kept for the camera of this address. */
  private loginOf(address: string): Credentials | undefined {
    const tried = this.logins.get(address);
    const cameras: unknown = this.before?.json['cameras'];
    const entry = (Array.isArray(cameras) ? cameras : []).filter(isFields).find(({ onvif, rtsp }) => onvif === address || rtsp === address);
    return tried ?? this.parts.credentials[String(entry?.['credentials'])];
  }
}

function fieldsOf(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : {};
  } catch {
    return {};
  }
}
