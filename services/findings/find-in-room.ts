import type { EmergencyUnlockRow } from '../../db/entities/emergency-unlock.entity';
import type { RoomAlarmRow } from '../../db/entities/room-alarm.entity';
import type { CoverageRow } from '../contract/registers';
import type { Candidate } from './candidate';

/** An alarm has to be answered within this, ms. The rule names no time; ours is ten minutes. */
const answerWithinMs = 10 * 60_000;

/** 规定§10: who came in unlisted; and what nobody answered in time. */
export function findInAlarms(alarms: readonly RoomAlarmRow[], now: Date): readonly Candidate[] {
  return alarms.flatMap(({ number, roomId, kind, raisedAt, answeredAt }) => {
    const common = { at: raisedAt, roomId, bookingId: null, sessionId: null };
    const until = answeredAt ?? now.toISOString();
    const late = Date.parse(until) - Date.parse(raisedAt) > answerWithinMs;
    const detail = { alarm: String(number), kind };
    return [
      ...(kind === 'unlisted-entry'
        ? [{ ...common, kind: 'unlisted-entry' as const, key: `unlisted-entry:${number}`, until: null, detail }]
        : []),
      ...(late ? [{ ...common, kind: 'unanswered-alarm' as const, key: `unanswered-alarm:${number}`, until: answeredAt, detail }] : []),
    ];
  });
}

export function findInEmergencies(rows: readonly EmergencyUnlockRow[], nameOf: (id: string) => string): readonly Candidate[] {
  return rows.map(({ number, roomId, at, reason, firstId, secondId }) => ({
    ...{ key: `emergency-unlock:${number}`, kind: 'emergency-unlock', roomId, bookingId: null, sessionId: null, at, until: null },
    detail: { emergency: String(number), first: nameOf(firstId), second: nameOf(secondId), reason },
  }));
}

/** 规定§3, §20: what should have been in the room and on record. */
export function findInCoverage(rows: readonly (CoverageRow & { readonly roomId: string })[]): readonly Candidate[] {
  return rows.map(({ kind, purpose, bookingId, startsAt, roomId }) => ({
    ...{ key: `must-record:${bookingId}:${purpose}:${kind}`, kind: 'must-record', roomId, bookingId, sessionId: null },
    ...{ at: startsAt, until: null, detail: { how: kind, purpose } },
  }));
}
