import type { CallHandlers } from '../../services/contract/calls';
import type { InspectionDesk } from '../../services/inspections/inspection-desk';
import { personOf } from './person-of';

export interface InspectionHandlerParts {
  readonly inspections: InspectionDesk;
}

/** 制度§18: checks made by people. */
export function inspectionHandlers({ inspections }: InspectionHandlerParts) {
  return {
    'inspection.page': (caller, query) => inspections.page(query, personOf(caller)),
    'inspection.add': (caller, draft) => inspections.add(draft, personOf(caller)),
    'inspection.correct': (caller, number, draft) => inspections.correct(number, draft, personOf(caller)),
    'inspection.export': (caller, query, format) => inspections.export(query, format, personOf(caller)),
  } satisfies Partial<CallHandlers>;
}
