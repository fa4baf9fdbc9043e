import type { AdmissionFacts, ApprovalFacts, FaultFacts, KeyFacts, RegisterFacts, UseFacts } from '../../db/repositories/register-facts';
import { addWorkingDays, officeDate } from '../rooms/office-calendar';
import { officeMinute, officeSpan } from './office-minute';
import { registerWords as words, wordOf } from './register-words';
import { registerNumber } from '../contract/register-number';

/** The text of one line, column by column. */
export type Cells = Readonly<Record<string, string>>;

/** What a register's line says of the rows behind it; the same rows always give the same text. */
export function cellsOf(facts: RegisterFacts): Cells {
  switch (facts.register) {
    case 'use':
      return useCells(facts);
    case 'key':
      return keyCells(facts);
    case 'admission':
      return admissionCells(facts);
    case 'approval':
      return approvalCells(facts);
    case 'fault':
      return faultCells(facts);
  }
}

/** Such as 2026-0147. */
export function lineNumber({ year, number }: Pick<RegisterFacts, 'year' | 'number'>): string {
  return `${year}-${registerNumber(number)}`;
}

function useCells(facts: UseFacts): Cells {
  return {
    at: officeMinute(facts.at),
    department: facts.department,
    purpose: wordOf(words.purposes, facts.purpose),
    case: caseText(facts),
    person: facts.questionedName,
    requestedBy: facts.requestedBy ?? '',
    approvedBy: facts.approvedBy ?? '',
    recorded: officeSpan(facts.startedAt, facts.endedAt),
    returned: facts.returnedAt === null ? words.inUse : [officeMinute(facts.returnedAt), facts.cleanedBy].join(' '),
    code: facts.registrationCode ?? '',
  };
}

function keyCells(facts: KeyFacts): Cells {
  return {
    at: officeMinute(facts.at),
    kind: wordOf(words.kinds, facts.kind),
    from: facts.fromName ?? '',
    to: facts.toName ?? '',
    department: facts.department,
    purpose: wordOf(words.purposes, facts.purpose),
    case: caseText(facts),
  };
}

function admissionCells(facts: AdmissionFacts): Cells {
  // 规定§10: by the sensors the two officers have led the questioned person in; at the door one is named.
  const escorts = facts.source === 'entry' ? [facts.escortName, facts.recorderName] : [facts.escortName];
  const kinds = facts.source === 'entry' ? words.roles : words.attendees;
  return {
    at: officeMinute(facts.at),
    person: facts.name === '' ? words.unlistedPerson : facts.name,
    role: [facts.kind === null ? '' : wordOf(kinds, facts.kind), facts.organisation].filter(Boolean).join('　'),
    standing: [wordOf(words.standings, facts.standing), facts.reason].filter(Boolean).join('　'),
    escorts: escorts.filter(Boolean).join('、'),
    approvedBy: facts.approvedBy ?? '',
    registeredBy: facts.registeredBy ?? words.system,
    case: caseText(facts),
    left: officeMinute(facts.leftAt),
  };
}

function approvalCells(facts: ApprovalFacts): Cells {
  return {
    at: officeMinute(facts.at),
    decision: wordOf(words.decisions, facts.decision),
    actor: facts.actorName ?? words.system,
    department: facts.department,
    requestedBy: facts.requestedBy ?? '',
    purpose: wordOf(words.purposes, facts.purpose),
    booked: officeSpan(facts.startsAt, facts.endsAt),
    case: caseText(facts),
    reason: facts.reason,
  };
}

function faultCells(facts: FaultFacts): Cells {
  return {
    at: officeMinute(facts.at),
    device: facts.device,
    what: facts.what,
    found: [officeMinute(facts.foundAt), facts.foundBy].join(' '),
    outOfUse: facts.outOfUseAt === null ? words.notTakenOut : officeMinute(facts.outOfUseAt),
    dueOn: repairDueOn(facts.foundAt),
    sent: [officeMinute(facts.sentAt), facts.sentBy].filter(Boolean).join(' '),
    repaired: [officeMinute(facts.repairedAt), facts.repairedBy].filter(Boolean).join(' '),
    result: facts.result ?? '',
  };
}

/** 制度§17（三）: handed in for repair within one working day of being found. */
export function repairDueOn(foundAt: string): string {
  return addWorkingDays(officeDate(new Date(foundAt)), 1);
}

function caseText({ caseName, caseNumber }: { readonly caseName: string | null; readonly caseNumber: string | null }): string {
  return [caseName, caseNumber].filter(Boolean).join('　');
}
