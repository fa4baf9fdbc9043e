import { describe, expect, it } from 'vitest';
import { causeName, reportFindings } from '../../../../renderer/papers/session-report-findings';
import type { CheckItemView } from '../../../../services/contract/before-questioning';
import type { SessionReportView } from '../../../../services/contract/session-report';

const items: readonly CheckItemView[] = [
  { key: 'uniform', label: '统一着装', state: 'in-order', reason: '' },
  { key: 'papers', label: '文书齐全', state: 'lacking', reason: '告知书待补印' },
  { key: 'equipment', label: '设备可用', state: 'open', reason: '' },
];

const seen = { officers: [{ personId: 'lin' }, { personId: 'huang' }] };
const inspectors = [
  { personId: 'lin', name: '林志强' },
  { personId: 'huang', name: '黄晓敏' },
];

function report(checklist: readonly CheckItemView[] | undefined, change: object = {}): SessionReportView {
  const told = { rights: [], duties: [] };
  const looked = checklist && { items: checklist, at: undefined, by: undefined };
  const bare = { conditions: [], comfort: [], steps: [], told, answers: [], checklist: looked };
  const session = { ...bare, purpose: 'questioning', inspectors, signing: seen, ...change };
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

it('what is missing is to be explained with its cause in words; what the law took away stands elsewhere (制度§19)', () => {
  const gap = (cause: string) => ({ camera: '法制一号机位', from: '2026-11-26T00:10:00.000Z', to: '2026-11-26T00:12:00.000Z', cause });
  const gaps = ['suspended', 'sound-withheld', 'picture-withheld', 'changeover', 'stalled', 'never-heard-of'].map(gap);
  const findings = reportFindings({ ...report(undefined), gaps });
  expect(findings).toHaveLength(2);
  expect(findings.join('')).not.toMatch(/[a-z]/);
  for (const { cause } of gaps) expect(causeName(cause)).not.toMatch(/[a-z]/);
});

it('[row 15] showing the certificates is named where it is not on the recording (制度§8)', () => {
  const steps = [{ step: 'credentials-shown', at: undefined }];
  const condition = { condition: 'credentials', article: '规定§14', state: 'not-seen', at: undefined, broken: [] };
  const findings = reportFindings(report(undefined, { steps, conditions: [condition] }));
  expect(findings).toHaveLength(2);
  expect(findings[0]).toContain('未见：出示执法证件');
  expect(findings[1]).toContain('出示');
});

describe('[row 93] what was not signed', () => {
  const by = [{ name: '林志强', at: '2026-11-26T00:30:00.000Z' }];
  it.each([
    [{ how: 'refused', ground: '对笔录内容有异议', words: '说金额不对', witness: '', by }, '拒绝核对笔录', '对笔录内容有异议。说金额不对'],
    [{ how: 'stopped', ground: '涉及个人隐私', words: '要看病历', witness: '', by }, '中途停止', '涉及个人隐私。要看病历'],
  ])('is told with its ground: %j', (unsigned, title, reason) => {
    const [finding, ...others] = reportFindings(report(undefined, { unsigned }));
    expect(finding).toContain(title);
    expect(finding).toContain(reason);
    expect(others).toEqual([]);
  });

  it('by an officer of a 笔录 that the person signed on the pad; on paper all sign by hand', () => {
    const one = { officers: [{ personId: 'lin' }] };
    const [finding] = reportFindings(report(undefined, { signing: one, signature: { device: 'signature-pad' } }));
    expect(finding).toContain('黄晓敏没有以本人口令');
    expect(reportFindings(report(undefined, { signing: one, signature: { device: 'paper' } }))).toEqual([]);
    expect(reportFindings(report(undefined, { signature: { device: 'signature-pad' } }))).toEqual([]);
  });
});
