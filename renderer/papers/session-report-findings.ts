import { isByLaw } from '../../services/contract/statements';
import type { SessionReportView } from '../../services/contract/session-report';
import type { SessionView } from '../../services/contract/sessions';
import { comfortWords } from '../components/comfort-words';
import { conditionWords } from '../components/condition-words';
import { clockTime } from '../components/format';
import { differenceWords, timesProblemWords, timesWhat } from '../components/times/times-words';
import { sentence, t } from '../i18n/zh-cn';
import { signingFindings } from './signing-findings';
import { withdrawalFindings } from './withdrawal-findings';

/** What must be explained, in plain sentences: what differs, was not seen or was late, is missing, or was hard on the person. */
export function reportFindings({ session, gaps, madeAt }: SessionReportView): readonly string[] {
  const { times, conditions, comfort } = session;
  const unclear = conditions.filter(({ state }) => state !== 'seen');
  const lacking = (times?.problems.length ? [] : (times?.rows ?? [])).filter(({ over, camera }) => over && camera !== undefined);
  return [
    ...(times?.problems ?? []).map((problem) => (times ? timesProblemWords(problem, times) : '')),
    ...lacking.map((row) =>
      t('report.finding.camera', { camera: row.camera ?? '', what: timesWhat({ what: row.what }), difference: differenceWords(row) }),
    ),
    ...checklistFindings(session),
    ...session.steps
      .filter(({ at }) => at === undefined)
      .map(({ step }) => t('report.notice.missing', { step: t(`console.step.${step}`) })),
    ...withdrawalFindings(session),
    ...signingFindings(session),
    ...unclear.map((condition) =>
      t('report.finding.condition', {
        condition: t(`console.condition.${condition.condition}`),
        words: conditionWords(condition, session)
          .join('；')
          .replace(/。(?=；|$)/g, ''),
      }),
    ),
    // What the law took away stands in its own section, with who approved it.
    ...gaps
      .filter(({ cause }) => !isByLaw(cause))
      .map(({ camera, from, to, cause }) =>
        t('report.finding.gap', {
          ...{ camera, from: clockTime(from), to: to === undefined ? t('report.toEnd') : clockTime(to), cause: causeName(cause) },
        }),
      ),
    ...comfort.map((finding) => `${clockTime(finding.from)}　${comfortWords(finding, session.endedAt ?? madeAt)}。`),
  ];
}

/** 制度§7: what was lacking and why; what nobody looked at is said once. */
function checklistFindings({ checklist }: Pick<SessionView, 'checklist'>): readonly string[] {
  const items = checklist?.items ?? [];
  const open = items.filter(({ state }) => state === 'open').map(({ label }) => label);
  return [
    ...items.filter(({ state }) => state === 'lacking').map(({ label, reason }) => t('report.finding.checklist', { item: label, reason })),
    ...(open.length === 0 ? [] : [t('report.finding.checklistOpen', { items: open.join('、') })]),
  ];
}

export function causeName(cause: string): string {
  // What the console adds of what goes on now is not true any more.
  const said = sentence(`strip.cause.${cause}`)?.split('，')[0];
  return said ?? sentence(`playback.cause.${cause}`) ?? t('playback.cause.unknown');
}
