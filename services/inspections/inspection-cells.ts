import type { InspectionActRow } from '../../db/entities/inspection-act.entity';
import type { InspectionCheckRow } from '../../db/entities/inspection-check.entity';
import { filled } from '../contract/filled';
import type { InspectionStanding } from '../contract/inspections';
import { officeMinute } from '../registers/office-minute';
import words from './templates/inspections.json';

/** The words of the table of checks, hence of its exports. */
export const inspectionWords = words;

export interface InspectionFacts {
  readonly check: InspectionCheckRow;
  /** Oldest first. */
  readonly acts: readonly InspectionActRow[];
  readonly standing: InspectionStanding;
  readonly nameOf: (personId: string) => string;
}

/** What a check's line says, column by column; the same rows on the same day always give the same text. */
export function inspectionCells({ check, acts, standing, nameOf }: InspectionFacts): Readonly<Record<string, string>> {
  const { heldOn, unit, inspectors, department, personId, subject, found, demand, dueOn } = check;
  return {
    ...{ heldOn, subject, found, standing: words.standings[standing] },
    by: `${unit}　${inspectors}`,
    whom: personId === null ? department : `${department}　${nameOf(personId)}`,
    demand: demand ?? words.noDemand,
    dueOn: dueOn ?? '',
    correction: acts
      .map(({ text, doneOn, at, byId }) => filled(words.act, { text, doneOn, at: officeMinute(at), by: nameOf(byId) }))
      .join('\n'),
  };
}
