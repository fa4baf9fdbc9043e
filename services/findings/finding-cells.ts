import type { BookingRow } from '../../db/entities/booking.entity';
import type { FindingRow } from '../../db/entities/finding.entity';
import type { RoomAlarmRow } from '../../db/entities/room-alarm.entity';
import type { SegmentRow } from '../../db/entities/segment.entity';
import type { SessionRow } from '../../db/entities/session.entity';
import { filled } from '../contract/filled';
import type { FindingActView, FindingKind } from '../contract/findings';
import { registerWords, wordOf } from '../registers/register-words';
import { findingWords as words, lengthText, officeSecond, secondSpan } from './finding-words';

/** A finding with the rows that it points at, as they are now. */
export interface FindingFacts {
  readonly row: FindingRow;
  readonly roomName: string;
  readonly booking: BookingRow | undefined;
  readonly session: SessionRow | undefined;
  readonly segments: readonly SegmentRow[];
  readonly alarm: RoomAlarmRow | undefined;
  readonly acts: readonly FindingActView[];
  readonly nameOf: (id: string) => string;
}

/** Files that are named one by one; of more the number is said. */
const namedFiles = 4;

/** What a finding's line says, column by column; the same rows always give the same text. */
export function findingCells(facts: FindingFacts): Readonly<Record<string, string>> {
  const { row, roomName, booking, session, acts, nameOf } = facts;
  const people = session ? [session.leadId, session.recorderId] : [booking?.requestedById ?? null];
  return {
    at: secondSpan(row.at, row.until),
    kind: words.kinds[row.kind as FindingKind],
    what: whatText(facts),
    room: [roomName, booking && wordOf(registerWords.purposes, booking.purpose)].filter(Boolean).join('　'),
    people: [booking?.department, ...people.map((id) => (id === null ? '' : nameOf(id)))].filter(Boolean).join('　'),
    case: [booking?.caseName, booking?.caseNumber].filter(Boolean).join('　'),
    evidence: evidenceLines(facts).join('\n'),
    outcome: acts.length === 0 ? words.noAct : acts.map(actText).join('\n'),
  };
}

/** 规定§24: what proves it and where that lies. */
function evidenceLines({ row, session, segments }: FindingFacts): readonly string[] {
  const { evidence } = words;
  const detail = detailOf(row);
  const say = (sentence: string, values: Readonly<Record<string, string | null | undefined>>): readonly string[] =>
    Object.values(values).some((value) => value === null || value === undefined || value === '')
      ? []
      : [filled(sentence, values as Record<string, string>)];
  const files = nearby(row, segments);
  return [
    ...say(evidence.code, { code: session?.registrationCode }),
    ...(session?.manifestSha256 === null ? [evidence.notSealed] : []),
    ...say(evidence.manifest, { sha256: session?.manifestSha256 }),
    ...say(evidence.chain, { head: session?.chainHead }),
    ...files.slice(0, namedFiles).map(({ file, n, sha256, startedAt, endedAt }) => {
      return filled(evidence.segment, { file, n: String(n), sha256, span: secondSpan(startedAt, endedAt).slice(11) });
    }),
    ...(files.length > namedFiles ? [filled(evidence.more, { count: String(files.length - namedFiles) })] : []),
    ...say(evidence.alarm, { number: detail['alarm'] }),
    ...say(evidence.emergency, { number: detail['emergency'] }),
    ...say(evidence.order, { number: detail['order'] }),
    ...say(evidence.audit, { n: detail['audit'] }),
    ...say(evidence.session, { id: row.sessionId }),
    ...say(evidence.booking, { id: row.bookingId }),
  ];
}

/** Of a stretch the files that cover it; of a gap also the last one before and the first one after it, of that camera. */
function nearby(row: FindingRow, segments: readonly SegmentRow[]): readonly SegmentRow[] {
  if (row.until === null) return [];
  const until = row.until;
  const { cameraId } = detailOf(row);
  const ofCamera = segments.filter((segment) => cameraId === undefined || segment.cameraId === cameraId);
  const during = ofCamera.filter(({ startedAt, endedAt }) => startedAt < until && endedAt > row.at);
  if (row.kind !== 'gap') return during;
  const before = ofCamera.findLast(({ endedAt }) => endedAt <= row.at);
  const after = ofCamera.find(({ startedAt }) => startedAt >= until);
  return [...(before ? [before] : []), ...during, ...(after ? [after] : [])];
}

function whatText({ row, session, alarm, nameOf }: FindingFacts): string {
  const detail = detailOf(row);
  const length = lengthText(row.at, row.until);
  const { what } = words;
  switch (row.kind as FindingKind) {
    case 'must-record':
      return filled(what['must-record'], {
        purpose: wordOf(registerWords.purposes, detail['purpose'] ?? ''),
        how: wordOf(registerWords.coverage.kinds, detail['how'] ?? ''),
      });
    case 'gap':
      return filled(what.gap, {
        camera: detail['camera'] === '' ? words.allCameras : (detail['camera'] ?? ''),
        length,
        cause: wordOf(words.causes, detail['cause'] ?? ''),
      });
    case 'integrity':
      return filled(wordOf(words.integrity, detail['what'] ?? ''), detail);
    case 'late-handover': {
      const handed = session?.handedOverAt ?? null;
      const state = handed === null ? words.notHandedOver : filled(words.handedOver, { at: officeSecond(handed) });
      return filled(what['late-handover'], { ...detail, state });
    }
    case 'unlisted-entry':
      return filled(what['unlisted-entry'], { ...detail, answer: answerText(alarm, nameOf) });
    case 'unanswered-alarm':
      return filled(what['unanswered-alarm'], {
        ...detail,
        alarmKind: wordOf(words.alarms, detail['kind'] ?? ''),
        answer: answerText(alarm, nameOf),
      });
    case 'emergency-unlock':
      return filled(what['emergency-unlock'], detail);
    case 'few-officers':
      return filled(what['few-officers'], { ...detail, length });
    case 'empty-room':
      return filled(what['empty-room'], { length });
    case 'stop-order':
      return filled(what['stop-order'], detail);
  }
}

function answerText(alarm: RoomAlarmRow | undefined, nameOf: (id: string) => string): string {
  if (!alarm || alarm.answeredAt === null) return words.unanswered;
  return filled(words.answered, {
    by: nameOf(alarm.answeredById ?? ''),
    at: officeSecond(alarm.answeredAt),
    text: alarm.answer ?? '',
  });
}

function actText({ grade, text, by, at }: FindingActView): string {
  return filled(words.act, { grade: words.grades[grade], text, by, at: officeSecond(at) });
}

function detailOf(row: FindingRow): Readonly<Record<string, string | undefined>> & Readonly<Record<string, string>> {
  return JSON.parse(row.detail) as Record<string, string>;
}
