import type { CallHandlers } from '../../services/contract/calls';
import type { FindingDesk } from '../../services/findings/finding-desk';
import { personOf } from './person-of';

export interface FindingHandlerParts {
  readonly findings: FindingDesk;
}

/** 规定§24: what may have to be answered for. */
export function findingHandlers({ findings }: FindingHandlerParts) {
  return {
    'finding.page': (caller, month) => findings.page(month, personOf(caller)),
    'finding.act': (caller, number, grade, text, pin) => findings.act(number, grade, text, pin, personOf(caller)),
    'finding.export': (caller, month, format) => findings.export(month, format, personOf(caller)),
  } satisfies Partial<CallHandlers>;
}
