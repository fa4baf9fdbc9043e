import type { BookedAct } from '../../db/repositories/booking-repository';
import type { RoomPurpose } from '../contract/bookings';
import type { CoverageRow } from '../contract/registers';

/** Steps that a case takes in the room (规定§3), in their order; what is held only where somebody asks for it is left out. */
const steps = ['questioning', 'deliberation', 'serving-decision'] as const satisfies readonly RoomPurpose[];

/**
 * 规定§20: acts that should have been in the room, on record, and were not; the newest first. An approved booking that is over: the key was out
 * and nothing was recorded, or nobody came for the key, unless the same act of the case was recorded later. And a case whose later step was
 * recorded here: each earlier one of which this room knows nothing.
 */
export function coverageOf(acts: readonly BookedAct[]): readonly CoverageRow[] {
  const wanted = acts.filter((act) => act.inSpan && !act.recorded && !wasMadeUp(act, acts));
  const bookings = wanted.map((act) => rowOf(act, act.keyIssued ? 'not-recorded' : 'not-used', act.purpose as RoomPurpose));
  const caseNumbers = new Set(acts.map(({ caseNumber }) => caseNumber).filter((number) => number !== ''));
  const missing = [...caseNumbers].flatMap((number) => missingSteps(acts.filter(({ caseNumber }) => caseNumber === number)));
  return [...bookings, ...missing].toSorted((a, b) => (a.startsAt > b.startsAt ? -1 : 1));
}

function wasMadeUp(act: BookedAct, acts: readonly BookedAct[]): boolean {
  return acts.some(
    (other) =>
      other.recorded &&
      other.startsAt >= act.startsAt &&
      other.purpose === act.purpose &&
      (act.caseNumber === '' ? other.caseName === act.caseName : other.caseNumber === act.caseNumber),
  );
}

/** What was booked for a step and not recorded stands in a row of its own. */
function missingSteps(ofCase: readonly BookedAct[]): readonly CoverageRow[] {
  const latest = ofCase.findLast(({ recorded, purpose }) => recorded && steps.some((step) => step === purpose));
  if (!latest?.inSpan) return [];
  const before = steps.slice(
    0,
    steps.findIndex((step) => step === latest.purpose),
  );
  return before.filter((step) => !ofCase.some(({ purpose }) => purpose === step)).map((step) => rowOf(latest, 'step-missing', step));
}

function rowOf(act: BookedAct, kind: CoverageRow['kind'], purpose: RoomPurpose): CoverageRow {
  const { bookingId, startsAt, roomName, department, caseNumber, caseName, requestedBy } = act;
  return { kind, purpose, bookingId, startsAt, roomName, department, caseNumber, caseName, requestedBy };
}
