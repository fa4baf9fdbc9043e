import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Database } from '../../db/data-source';
import type { SessionRow } from '../../db/entities/session.entity';
import type { AuditLog } from '../audit/audit-log';
import type { ArchiveEntryView } from '../contract/archive';
import type { RoomPurpose } from '../contract/bookings';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import type { PlaybackStretch, PlaybackView, RoomEvent } from '../contract/playback';
import type { CameraView } from '../contract/room';
import { markViews } from '../interviews/mark-view';
import { exhibitsOf } from '../interviews/session-facts';
import { presenceMarks } from '../interviews/presence-marks';
import { readPresence } from '../interviews/read-presence';
import { recordFormOf } from '../interviews/record-form';
import { mergeStretches } from './merge-stretches';
import type { PlaybackProofs } from './playback-proof';
import { playbackTracks } from './playback-tracks';
import { viewingTier } from './viewing-tier';

export interface PlaybackParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly cameras: readonly CameraView[];
  readonly folderOf: (sessionId: string) => string;
  readonly entry: (sessionId: string) => Promise<ArchiveEntryView>;
  readonly proofs: PlaybackProofs;
  readonly now: () => Date;
}

/** The one viewing that there can be at the console. */
interface Viewing {
  readonly sessionId: string;
  readonly personId: string;
  readonly token: string;
  readonly beginsAt: number;
  readonly lengthMs: number;
  /** Only these can be asked for. */
  readonly files: ReadonlySet<string>;
}

const eventColumn = {
  entry: 'startedAt',
  notice: 'noticeGivenAt',
  review: 'reviewedAt',
  signature: 'signedAt',
  thumbprint: 'thumbprintedAt',
} as const satisfies Record<RoomEvent, keyof SessionRow>;

/** Viewing sealed recordings: who may, what is shown, and the register of what was watched (规定§18). */
export class Playback {
  private viewing: Viewing | undefined;

  constructor(private readonly parts: PlaybackParts) {}

  /** Refuses with `recording.unknown`, `playback.outside-tier`, `playback.nothing-recorded`. */
  async open(sessionId: string, person: PersonTile): Promise<PlaybackView> {
    const { db, audit } = this.parts;
    const entry = await this.parts.entry(sessionId);
    const row = await db.sessions.byId(sessionId);
    if (!row) throw new Refusal('recording.unknown', {});
    const inspectorIds = [row.leadId, row.recorderId].filter((id) => id !== null);
    const tier = viewingTier(person, { inspectorIds, department: entry.department });
    const code = entry.registrationCode;
    if (!tier) {
      await audit.record(person.id, 'playback.refused', sessionId, 'outside-tier');
      throw new Refusal('playback.outside-tier', { code });
    }
    const found = await playbackTracks(this.parts.folderOf(sessionId), await db.segments.ofSession(sessionId), this.parts.cameras);
    if (!found) throw new Refusal('playback.nothing-recorded', { code });
    const viewing: Viewing = {
      sessionId,
      personId: person.id,
      token: randomBytes(24).toString('base64url'),
      beginsAt: Date.parse(found.beginsAt),
      lengthMs: found.lengthMs,
      files: new Set(found.tracks.flatMap(({ parts }) => parts.map(({ file }) => file))),
    };
    this.viewing = viewing;
    await audit.record(person.id, 'playback.opened', sessionId, tier);
    const [notes, markWords, exhibits, lines, presence] = await Promise.all([
      db.notes.ofSession(sessionId, 'mark'),
      db.markWords.ofSession(sessionId),
      exhibitsOf(db, sessionId),
      db.transcripts.ofSession(sessionId),
      readPresence(db, row, []),
    ]);
    return {
      ...found,
      sessionId,
      registrationCode: code,
      enforcementCase: entry.enforcementCase,
      questionedName: entry.questionedName,
      recordTitle: await this.recordTitle(row.bookingId),
      startedAt: entry.producedAt,
      endedAt: entry.endedAt,
      events: (Object.keys(eventColumn) as RoomEvent[]).flatMap((event) => {
        const at = row[eventColumn[event]];
        return at === null ? [] : [{ event, at }];
      }),
      marks: markViews(notes, markWords, presence ? presenceMarks(presence, entry.endedAt) : []),
      exhibits,
      lines,
      watched: await this.watchedBy(viewing),
      viewer: { name: person.name, since: this.parts.now().toISOString(), tier },
      mediaPath: `/media/${viewing.token}/`,
      proof: this.parts.proofs.of(sessionId, person.id),
    };
  }

  /** 规定§18: stores what was watched, with a row in the audit log. Refuses with `playback.not-open`. */
  async watched(sessionId: string, stretches: readonly PlaybackStretch[], by: string): Promise<readonly PlaybackStretch[]> {
    const viewing = this.of(sessionId, by);
    const seen = mergeStretches(
      stretches
        .map(({ fromMs, toMs }) => ({ fromMs: Math.round(fromMs), toMs: Math.min(Math.round(toMs), viewing.lengthMs) }))
        .filter(({ fromMs, toMs }) => fromMs < toMs),
    );
    if (seen.length > 0) {
      const at = this.parts.now().toISOString();
      const instant = (ms: number) => new Date(viewing.beginsAt + ms).toISOString();
      const rows = seen.map(({ fromMs, toMs }) => ({ sessionId, personId: by, at, fromAt: instant(fromMs), toAt: instant(toMs) }));
      await this.parts.db.viewings.append(rows);
      await this.parts.audit.record(by, 'playback.watched', sessionId, rows.map(({ fromAt, toAt }) => `${fromAt}/${toAt}`).join(' '));
    }
    return this.watchedBy(viewing);
  }

  async close(sessionId: string, by: string): Promise<void> {
    if (this.viewing?.sessionId !== sessionId || this.viewing.personId !== by) return;
    this.viewing = undefined;
    await this.parts.audit.record(by, 'playback.closed', sessionId, 'closed');
  }

  /** Whoever signs out takes the right to the media along. */
  leave(personId: string): void {
    if (this.viewing?.personId === personId) this.viewing = undefined;
  }

  /** The file behind a media address, while its viewing is open and if it belongs to that recording. */
  mediaFile(token: string, file: string): string | undefined {
    const { viewing } = this;
    if (viewing?.token !== token || !viewing.files.has(file)) return undefined;
    return path.join(this.parts.folderOf(viewing.sessionId), file);
  }

  private async recordTitle(bookingId: string): Promise<string | undefined> {
    const booking = await this.parts.db.bookings.byId(bookingId);
    // On paper the title is spaced out.
    return booking && recordFormOf(booking.purpose as RoomPurpose)?.title.replaceAll(' ', '');
  }

  private of(sessionId: string, by: string): Viewing {
    const { viewing } = this;
    if (viewing?.sessionId !== sessionId || viewing.personId !== by) throw new Refusal('playback.not-open', {});
    return viewing;
  }

  private async watchedBy({ sessionId, personId, beginsAt }: Viewing): Promise<readonly PlaybackStretch[]> {
    const rows = await this.parts.db.viewings.ofPerson(sessionId, personId);
    return mergeStretches(rows.map(({ fromAt, toAt }) => ({ fromMs: Date.parse(fromAt) - beginsAt, toMs: Date.parse(toAt) - beginsAt })));
  }
}
