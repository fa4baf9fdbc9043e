import type { CameraView, CheckView } from '../../../services/contract/room';
import { slotsInWords } from '../../components/error-slots';
import { sentence, t } from '../../i18n/zh-cn';

export function checkName(check: CheckView, cameras: readonly CameraView[]): string {
  if (check.check !== 'camera') return t(`check.${check.check}`);
  return cameras.find((camera) => camera.id === check.subject)?.name ?? t('check.camera');
}

/** A figure's label; a key without words is shown as it is, so that nothing is hidden. */
export function figureName(key: string): string {
  return sentence(`check.figure.${key}`) ?? key;
}

export function causeWords(cause: NonNullable<CheckView['cause']>): string {
  const slots = slotsInWords(cause.detail);
  return (
    sentence(`check.cause.${cause.code}`, slots) ?? sentence(`error.${cause.code}`, slots) ?? t('check.causeUnknown', { code: cause.code })
  );
}
