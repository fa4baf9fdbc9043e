import type { StatementAct, StatementSpan } from '../../../services/contract/statements';
import { sentence, t } from '../../i18n/zh-cn';
import { clockTime, dateTime, durationInWords } from '../format';

/** A stretch without recording, line by line; the same on the screen and on the paper. */
export function spanWords({ device, from, to, cause, alarmAt, before, after }: StatementSpan): readonly string[] {
  const what = device ?? sentence(`statement.everything.${cause}`) ?? t('statement.everything');
  const words = [`statement.cause.${cause}`, `playback.cause.${cause}`, `strip.cause.${cause}`].flatMap((key) => sentence(key) ?? []);
  const why = t('statement.cause', { cause: words[0] ?? t('playback.cause.unknown') });
  const when =
    to === undefined
      ? t('statement.span.open', { what, from: dateTime(from) })
      : t('statement.span', { what, from: dateTime(from), to: clockTime(to), length: durationInWords(Date.parse(to) - Date.parse(from)) });
  const linked =
    before && after
      ? t('statement.linked', { before: String(before.n), beforeFile: before.file, after: String(after.n), afterFile: after.file })
      : before && t('statement.linked.before', { before: String(before.n), beforeFile: before.file });
  return [when, why, ...(alarmAt === undefined ? [] : [t('statement.alarm', { time: dateTime(alarmAt) })]), ...(linked ? [linked] : [])];
}

export function actWords({ kind, by, to, text }: StatementAct): string {
  switch (kind) {
    case 'reported':
      return t('statement.act.reported', { name: by, to: to ?? '' });
    case 'returned':
      return t('statement.act.returned', { name: by, text });
    case 'approved':
      return text === '' ? t('statement.act.approved', { name: by }) : t('statement.act.approvedWith', { name: by, text });
    case 'signed':
      return t('statement.act.signed', { name: by });
  }
}
