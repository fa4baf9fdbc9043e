import type { ConditionView } from '../../services/contract/conditions';
import type { SessionView } from '../../services/contract/sessions';
import { clockTime, durationInWords, recordingTime } from './format';
import { t } from '../i18n/zh-cn';

/** All that is known of a condition, line by line: the same in the dialog and in the report. */
export function conditionWords(condition: ConditionView, { startedAt }: Pick<SessionView, 'startedAt'>): readonly string[] {
  const { state, at, broken, repair, lateMs, unseen, registered = 0 } = condition;
  const when = at && startedAt ? t('conditions.at', { time: clockTime(at), recording: recordingTime(startedAt, at) }) : '';
  const name = t(`conditions.state.${state}`);
  const stateLine = `${repair ? t('conditions.state.repaired', { state: name }) : name}　${when}`.trim();
  return [
    stateLine,
    ...(unseen ? [t(`conditions.${unseen}`, { count: String(registered) })] : []),
    ...(lateMs === undefined ? [] : [t('conditions.late', { length: durationInWords(lateMs) })]),
    ...broken.map(({ from, to, names }) =>
      t('conditions.stretch', {
        ...{ from: clockTime(from), to: to === undefined ? t('conditions.lasting') : clockTime(to) },
        names: names.join('、') || t('conditions.nobody'),
      }),
    ),
    ...(repair ? [t('conditions.repair.line', { time: clockTime(repair.at), by: repair.by, text: repair.text })] : []),
  ];
}
