import type { TimesProblem, TimesRow, TimesTable, TimesValue } from '../../../services/contract/times';
import { clockTime, dateTime, signed } from '../format';
import { t } from '../../i18n/zh-cn';

export function timesWhat({ what, camera }: Pick<TimesValue, 'what' | 'camera'>): string {
  return camera === undefined ? t(`times.${what}`) : t('times.frame', { what: t(`times.${what}`), camera });
}

/** `一致`, `+0.04 秒`, `−61.00 秒`; a dash where there is nothing to compare. */
export function differenceWords({ differenceMs }: Pick<TimesRow, 'differenceMs'>): string {
  if (differenceMs === undefined) return '—';
  return differenceMs === 0 ? t('times.same') : t('times.seconds', { seconds: signed(differenceMs / 1000, 2) });
}

/** How far the pictures reach beyond what is compared. */
export function keptWords({ side, keptAt, at }: TimesRow): string | undefined {
  if (keptAt === undefined || keptAt === at) return undefined;
  return t(side === 'start' ? 'times.before' : 'times.after', { time: clockTime(keptAt) });
}

/** The two values that should be one, by name. */
export function timesProblemWords({ document, recording, differenceMs }: TimesProblem, { toleranceSeconds }: TimesTable): string {
  const slots = { document: timesWhat(document), documentAt: document.at ? dateTime(document.at) : '' };
  if (differenceMs === undefined || recording.at === undefined) return t('times.noPictures', slots);
  return t('times.differ', {
    ...{ ...slots, recording: timesWhat(recording), recordingAt: dateTime(recording.at), tolerance: String(toleranceSeconds) },
    seconds: String(Math.abs(Math.round(differenceMs / 1000))),
  });
}
