import type { Database } from '../../db/data-source';
import type { RoomIoState } from '../../devices/room-io/room-io';
import type { AuditLog } from '../audit/audit-log';
import { Refusal, type ErrorCode } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import type { RemoteWatcher } from '../contract/remote-view';
import { watchRefusal } from './remote-rule';
import words from './templates/remote-view.json';

export interface RemoteViewParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly now: () => Date;
  readonly sessionId: () => string | undefined;
  readonly roomState: () => RoomIoState;
  /** Resolves once the room's own screens have been told who watches. */
  readonly tellRoom: () => Promise<void>;
  readonly onChange: (sessionId: string) => void;
  readonly onProblem: (problem: unknown) => void;
}

interface View {
  readonly person: PersonTile;
  readonly sessionId: string;
  readonly since: string;
  readonly streams: Set<() => void>;
  over: boolean;
}

/**
 * F24: who watches from outside. A view is written into the session's marks and the audit log and shown in the room before the first picture leaves,
 * and ends by itself with the recording or with the lamp.
 */
export class RemoteViews {
  private readonly views = new Map<string, Promise<View>>();
  private watching: readonly RemoteWatcher[] = [];

  constructor(private readonly parts: RemoteViewParts) {}

  /** As the room's screens show them. */
  watchers(): readonly RemoteWatcher[] {
    return this.watching;
  }

  /** Why nothing may be watched now. */
  async refusal(): Promise<ErrorCode | undefined> {
    const id = this.parts.sessionId();
    const session = id === undefined ? undefined : await this.parts.db.sessions.byId(id);
    return watchRefusal({ session, room: this.parts.roomState() });
  }

  /** One more picture for this person; `onEnd` is called when the view is over. Refuses with `remote.*`. Returns the way to stop. */
  async join(person: PersonTile, onEnd: () => void): Promise<() => void> {
    const refusal = await this.refusal();
    const sessionId = this.parts.sessionId();
    if (refusal !== undefined || sessionId === undefined) throw new Refusal(refusal ?? 'remote.not-recording');
    let begun = this.views.get(person.id);
    if (!begun) {
      begun = this.begin(person, sessionId);
      this.views.set(person.id, begun);
      begun.catch(() => this.views.delete(person.id));
    }
    const view = await begun;
    if (view.over) throw new Refusal('remote.not-recording');
    view.streams.add(onEnd);
    return () => {
      view.streams.delete(onEnd);
      if (view.streams.size === 0) void this.end(view);
    };
  }

  /** Something changed in the session or in the room: what may no longer be watched ends now. */
  async look(): Promise<void> {
    if (this.views.size === 0) return;
    if ((await this.refusal()) !== undefined) await this.close();
  }

  /** This person signed out. */
  async leave(personId: string): Promise<void> {
    const begun = this.views.get(personId);
    if (begun) await this.end(await begun);
  }

  /** Ends every view, and resolves once each is written down. */
  async close(): Promise<void> {
    await Promise.all([...this.views.values()].map(async (begun) => this.end(await begun)));
  }

  private async begin(person: PersonTile, sessionId: string): Promise<View> {
    const since = this.parts.now().toISOString();
    await this.note(sessionId, words.began, person, since);
    await this.parts.audit.record(person.id, 'remote-view.began', sessionId, since);
    this.watching = [...this.watching, { name: person.name, since }];
    await this.parts.tellRoom();
    return { person, sessionId, since, streams: new Set(), over: false };
  }

  private async end(view: View): Promise<void> {
    if (view.over) return;
    view.over = true;
    this.views.delete(view.person.id);
    this.watching = this.watching.filter(({ name, since }) => name !== view.person.name || since !== view.since);
    for (const stop of view.streams) stop();
    const at = this.parts.now().toISOString();
    await this.note(view.sessionId, words.ended, view.person, at)
      .then(() => this.parts.audit.record(view.person.id, 'remote-view.ended', view.sessionId, `${view.since} ${at}`))
      .then(() => this.parts.tellRoom())
      .catch(this.parts.onProblem);
  }

  /** What is sealed already takes no more marks; the audit log has it all the same. */
  private async note(sessionId: string, text: string, person: PersonTile, at: string): Promise<void> {
    const row = await this.parts.db.sessions.byId(sessionId);
    if (row?.sealedAt !== null) return;
    const said = text.replace('{name}', person.name);
    await this.parts.db.notes.append({ sessionId, kind: 'mark', at, text: said, byId: null, detail: null });
    this.parts.onChange(sessionId);
  }
}
