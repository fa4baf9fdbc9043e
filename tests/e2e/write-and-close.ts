import type { Page } from 'playwright';
import type { RoomPurpose } from '../../services/contract/bookings';
import records from '../../services/interviews/templates/records.json';
import { cast } from '../support/interview';
import { review, sign } from '../support/review-and-sign';
import type { ThrowAwayKiosk } from '../support/throw-away-kiosk';

/** The records of the purposes that end by their own act: what is written, and how it is closed (规定§3). */

export type OtherPurpose = Exclude<RoomPurpose, 'questioning' | 'hearing'>;
interface Written {
  readonly choose?: string;
  readonly fill: Readonly<Record<string, string>>;
  readonly outcome: string;
}
export const written: Readonly<Record<OtherPurpose, Written>> = {
  'pre-case-discussion': { fill: { 汇报人: '林志强', 案情摘要: '群众举报无证行医，已初步核实。' }, outcome: '符合立案条件，建议立案。' },
  'expert-discussion': { fill: { 研讨事项: '洗牙、补牙是否属于诊疗活动' }, outcome: '属于诊疗活动。' },
  deliberation: {
    fill: { 违法事实: '未取得许可证开展口腔诊疗', 主要证据: '现场笔录、照片', 违反的规定和处罚依据: '《医疗机构管理条例》第二十四条' },
    outcome: '给予罚款的行政处罚。',
  },
  'statement-and-defence': { fill: { 告知书文号: '清卫医罚告〔2026〕12号', 提交的证据和材料: '无' }, outcome: '请求减轻处罚。' },
  'collective-discussion': {
    fill: { '主持人（职务）': '罗永辉（所长）', '参加人员（职务）': '谭国华', 汇报人: '林志强' },
    outcome: '同意合议意见。',
  },
  'serving-decision': {
    choose: '本人签收',
    fill: { 送达文书名称: '行政处罚决定书', 文号: '清卫医罚〔2026〕12号' },
    outcome: '当场宣读并交付，受送达人签收。',
  },
};

/** What the form asks for, then the act that closes it; read and signed in between where somebody of outside signs. */
export async function writeAndClose(
  { console: desk, second }: Pick<ThrowAwayKiosk, 'console' | 'second'>,
  purpose: OtherPurpose,
  onLook: (name: string, ...pages: readonly Page[]) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const { name, act, outcome } = records[purpose];
  const { choose, fill, outcome: result } = written[purpose];
  const dialog = desk.getByRole('dialog');
  // What a field holds already is part of its label's text.
  const field = (label: string) => dialog.getByLabel(new RegExp(`^${label}`));
  await desk.getByRole('button', { name: `写${name}…` }).click();
  if (choose !== undefined) await dialog.getByLabel(choose, { exact: true }).check();
  for (const [label, text] of Object.entries(fill)) await field(label).fill(text);
  await field(outcome.label).fill(result);
  await onLook(`写${name}`, desk, second);
  await dialog.getByRole('button', { name: /^写好/ }).click();
  if ('signature' in records[purpose]) {
    await review(second);
    await sign(second, () => onLook(`签${name}`, desk, second));
    await desk.getByRole('button', { name: `${act}…` }).click();
  }
  await dialog.getByRole('combobox', { name: '由谁宣布' }).click();
  await desk.locator('.ant-select-item-option', { hasText: cast.lead.name }).click();
  await onLook(act, desk, second);
  await dialog.getByLabel('由谁宣布的 6 位口令').fill(cast.lead.pin);
  await dialog.getByRole('button', { name: act, exact: true }).click();
}
