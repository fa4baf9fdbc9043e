import { Refusal } from '../contract/errors';
import type { CorrectionDraft, InspectionDraft, InspectionStanding } from '../contract/inspections';
import type { PersonTile } from '../contract/people';
import { departmentSeen } from '../rooms/booking-view';

/** The check as it is kept, its texts trimmed; dates are yyyy-mm-dd. Refuses with `input.invalid` { field }, `inspection.in-the-future`, `inspection.due-too-early`. */
export function checkedDraft(draft: InspectionDraft, today: string): InspectionDraft {
  const { heldOn, demand, personId } = draft;
  if (heldOn > today) throw new Refusal('inspection.in-the-future', { date: heldOn });
  if (demand && demand.dueOn < heldOn) throw new Refusal('inspection.due-too-early', { date: heldOn });
  return {
    heldOn,
    unit: said(draft.unit, 'unit'),
    inspectors: said(draft.inspectors, 'inspectors'),
    department: said(draft.department, 'department'),
    personId,
    subject: said(draft.subject, 'subject'),
    found: said(draft.found, 'found'),
    demand: demand && { text: said(demand.text, 'demand'), dueOn: demand.dueOn },
  };
}

interface Demanded {
  readonly heldOn: string;
  /** Null: nothing had to be corrected. */
  readonly dueOn: string | null;
}

/** Refuses with `inspection.nothing-demanded`, `input.invalid` { field }, `inspection.in-the-future`, `inspection.done-too-early`. */
export function checkedCorrection(check: Demanded, { text, doneOn }: CorrectionDraft, today: string): CorrectionDraft {
  if (check.dueOn === null) throw new Refusal('inspection.nothing-demanded');
  if (doneOn > today) throw new Refusal('inspection.in-the-future', { date: doneOn });
  if (doneOn < check.heldOn) throw new Refusal('inspection.done-too-early', { date: check.heldOn });
  return { text: said(text, 'correction'), doneOn };
}

/** 制度§18: what was found is corrected in time. Corrected is it since the first thing that was done; the last day still counts. */
export function standingOf({ dueOn }: Pick<Demanded, 'dueOn'>, doneOn: readonly string[], today: string): InspectionStanding {
  if (dueOn === null) return 'clear';
  const first = doneOn.toSorted().at(0);
  if (first === undefined) return today > dueOn ? 'overdue' : 'open';
  return first > dueOn ? 'corrected-late' : 'corrected';
}

/** 制度§15, §18: a head of the own department's, who checks of every department's. */
export function mayCorrect(department: string, person: PersonTile): boolean {
  const own = departmentSeen(person);
  return own === undefined || own === department;
}

function said(text: string, field: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new Refusal('input.invalid', { field: `inspection.${field}` });
  return trimmed;
}
