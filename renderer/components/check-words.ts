import type { CameraView, CheckView } from '../../services/contract/room';
import { slotsInWords } from './error-slots';
import { sentence, t } from '../i18n/zh-cn';

export function checkName(check: CheckView, cameras: readonly CameraView[]): string {
  if (check.check !== 'camera') return t(`check.${check.check}`);
  return cameras.find((camera) => camera.id === check.subject)?.name ?? t('check.camera');
}

/** A figure's label; a key without words is shown as it is, so that nothing is hidden. */
export function figureName(key: string): string {
  const drive = /^drive(\d+)$/.exec(key);
  if (drive) return t('check.figure.drive', { number: drive[1] ?? '' });
  return sentence(`check.figure.${key}`) ?? key;
}

const positions: Readonly<Record<string, string>> = {
  lock: 'room.lock',
  door: 'room.door',
  light: 'room.light',
  lamp: 'room.recordLamp',
  secondDisk: 'check.secondDisk',
};

/** A figure's text: numbers as they are, states of the room and of a disc in words. */
export function figureValue(key: string, value: string): string {
  const words = /^(drive\d+|media)$/.test(key) ? 'check.disc' : positions[key];
  return (words === undefined ? undefined : sentence(`${words}.${value}`)) ?? value;
}

export function causeWords(cause: NonNullable<CheckView['cause']>): string {
  const slots = slotsInWords(cause.detail);
  return (
    sentence(`check.cause.${cause.code}`, slots) ??
    sentence(`finding.${cause.code}`, slots) ??
    sentence(`error.${cause.code}`, slots) ??
    t('check.causeUnknown', { code: cause.code })
  );
}
