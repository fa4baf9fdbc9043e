import type { SelfTestView, TestLineView } from '../../../services/contract/upkeep';
import { sentence, t } from '../../i18n/zh-cn';
import { figureName, figureValue } from '../check-words';

/** Figures that say what is asked for, not what was read. */
const limits: ReadonlySet<string> = new Set(['allowed', 'floor', 'needed']);

/** `画面 0.2 s　码流 598 kB/s`; empty where nothing was read but an answer. */
export function readWords({ figures }: TestLineView): string {
  return figures
    .filter(({ key }) => !limits.has(key))
    .map(({ key, value }) => `${figureName(key)} ${figureValue(key, value)}`)
    .join('　');
}

export function limitWords({ check, figures }: TestLineView): string {
  return sentence(`selfTest.limit.${check}`, Object.fromEntries(figures.map(({ key, value }) => [key, value]))) ?? '';
}

/** `通过 12 项，提醒 2 项，未通过 0 项` */
export function testCounts({ lines }: Pick<SelfTestView, 'lines'>): string {
  const count = (verdict: TestLineView['verdict']) => String(lines.filter((line) => line.verdict === verdict).length);
  return t('selfTest.counts', { passed: count('passed'), attention: count('attention'), failed: count('failed') });
}
