import { expect, it } from 'vitest';
import { reportFindings } from '../../../../renderer/papers/session-report-findings';
import type { CheckItemView } from '../../../../services/contract/before-questioning';
import type { SessionReportView } from '../../../../services/contract/session-report';

const items: readonly CheckItemView[] = [
  { key: 'uniform', label: '统一着装', state: 'in-order', reason: '' },
  { key: 'papers', label: '文书齐全', state: 'lacking', reason: '告知书待补印' },
  { key: 'equipment', label: '设备可用', state: 'open', reason: '' },
];

function report(checklist: readonly CheckItemView[] | undefined): SessionReportView {
  const told = { rights: [], duties: [] };
  const looked = checklist && { items: checklist, at: undefined, by: undefined };
  const session = { conditions: [], comfort: [], steps: [], told, answers: [], checklist: looked };
  return { session, gaps: [], climate: [], proofs: [], madeAt: '2026-11-26T01:00:00.000Z' } as unknown as SessionReportView;
}

it('what was lacking before the questioning is to be explained, with its reason; what nobody looked at is named (制度§7)', () => {
  const findings = reportFindings(report(items));
  expect(findings).toHaveLength(2);
  expect(findings[0]).toContain('文书齐全');
  expect(findings[0]).toContain('告知书待补印');
  expect(findings[1]).toContain('设备可用');
});

it('nothing is to be explained where all was in order, or where nobody of outside took part', () => {
  expect(reportFindings(report(items.slice(0, 1)))).toEqual([]);
  expect(reportFindings(report(undefined))).toEqual([]);
});
