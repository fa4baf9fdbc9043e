import type { ProofCell, StripView } from '../../../services/contract/sessions';
import { sentence, t } from '../../i18n/zh-cn';
import type { Silence } from './strip-silence';

export interface AlarmWords {
  /** What failed; with the running seconds, so it is shown and not announced. */
  readonly failed: string;
  /** The same without seconds, announced once for each change. */
  readonly announced: string;
  readonly stillRecording: string;
  readonly cause: string;
}

/** The alarm line: first what failed, then what still records. Undefined when there is nothing to raise. */
export function alarmWords(view: StripView, silence: Silence): AlarmWords | undefined {
  if (view.state !== 'failing') return undefined;
  if (silence.kind === 'silent') {
    return {
      failed: t('strip.alarm.silent', { seconds: String(silence.seconds) }),
      announced: t('strip.alarm.silentAnnounced'),
      stillRecording: t('strip.alarm.silentStill'),
      cause: t('strip.alarm.silentCause'),
    };
  }
  const names = view.alarm?.failed ?? view.cells.filter((cell) => cell.grade === 'alarm').map((cell) => cell.id);
  const still = (view.alarm?.stillRecording ?? []).map((id) => cellNamed(view.cells, id));
  const cause = view.alarm?.cause ?? '';
  return {
    failed: names.map((id) => failure(view.cells, id, true)).join('，') + '。',
    announced: names.map((id) => failure(view.cells, id, false)).join('，') + '。',
    stillRecording: still.length > 0 ? t('strip.alarm.still', { names: joinNames(still) }) : t('strip.alarm.nothingStill'),
    cause: cause === '' ? t('strip.alarm.causeUnknown') : t('strip.alarm.cause', { cause: sentence(`strip.cause.${cause}`) ?? cause }),
  };
}

function cellNamed(cells: readonly ProofCell[], id: string): string {
  const cell = cells.find((one) => one.id === id);
  return cell ? cellName(cell) : id;
}

export function cellName(cell: ProofCell): string {
  return cell.kind === 'camera' ? cell.name : t(`strip.cell.${cell.kind}`);
}

function failure(cells: readonly ProofCell[], id: string, withSeconds: boolean): string {
  const cell = cells.find((one) => one.id === id || (one.kind === 'camera' && one.name === id));
  if (!cell) return id;
  if (cell.kind !== 'camera' || cell.fault === undefined) return t('strip.alarm.part', { name: cellName(cell) });
  const fault = t(`strip.fault.${cell.fault}`);
  return withSeconds
    ? t('strip.alarm.camera', { name: cell.name, seconds: String(Math.round(cell.faultSeconds)), fault })
    : `${cell.name}${fault}`;
}

function joinNames(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join('、')}和${names.at(-1) ?? ''}`;
}
