import { duration } from '../../components/format';
import { sentence, t } from '../../i18n/zh-cn';

/** `00:50:13` from the entry on; before it with a minus sign. */
export function recordingClock(ms: number): string {
  return ms < 0 ? `−${duration(-ms + 999)}` : duration(ms);
}

/** Why there is nothing. */
export function causeWords(cause: string): string {
  return sentence(`playback.cause.${cause}`) ?? sentence(`strip.cause.${cause}`) ?? t('playback.cause.unknown');
}

/** What the proof found, in words. */
export function findingWords(code: string): string {
  return sentence(`playback.finding.${code}`) ?? t('playback.finding.other');
}
