import { filled } from '../../services/contract/filled';
import { archive } from './zh-cn/archive';
import { before } from './zh-cn/before';
import { bookings } from './zh-cn/bookings';
import { calendar } from './zh-cn/calendar';
import { cameras } from './zh-cn/cameras';
import { closings } from './zh-cn/closings';
import { common } from './zh-cn/common';
import { consoleWords } from './zh-cn/console';
import { entry } from './zh-cn/entry';
import { devices } from './zh-cn/devices';
import { exhibitWords } from './zh-cn/exhibits';
import { errors } from './zh-cn/errors';
import { findings } from './zh-cn/findings';
import { inspections } from './zh-cn/inspections';
import { lineHistoryWords } from './zh-cn/line-histories';
import { papers } from './zh-cn/papers';
import { people } from './zh-cn/people';
import { playback } from './zh-cn/playback';
import { procedure } from './zh-cn/procedure';
import { registers } from './zh-cn/registers';
import { remoteWords } from './zh-cn/remote';
import { room } from './zh-cn/room';
import { roomFile } from './zh-cn/room-file';
import { secondScreen } from './zh-cn/second-screen';
import { sessionReport } from './zh-cn/session-report';
import { setUp } from './zh-cn/set-up';
import { signing } from './zh-cn/signing';
import { stops } from './zh-cn/stops';
import { speechWords } from './zh-cn/speech';
import { strip } from './zh-cn/strip';
import { times } from './zh-cn/times';
import { upkeep } from './zh-cn/upkeep';
import { withdrawalWords } from './zh-cn/withdrawals';

/** Every word that people read, by key. The parts lie in zh-cn/, one a subject; keys are `subject.thing`. */
export const zhCN = {
  ...common,
  ...errors,
  ...cameras,
  ...people,
  ...bookings,
  ...calendar,
  ...room,
  ...roomFile,
  ...signing,
  ...stops,
  ...strip,
  ...papers,
  ...consoleWords,
  ...before,
  ...closings,
  ...secondScreen,
  ...devices,
  ...setUp,
  ...archive,
  ...playback,
  ...registers,
  ...findings,
  ...inspections,
  ...entry,
  ...exhibitWords,
  ...remoteWords,
  ...speechWords,
  ...times,
  ...sessionReport,
  ...procedure,
  ...upkeep,
  ...lineHistoryWords,
  ...withdrawalWords,
} as const;
export type MessageKey = keyof typeof zhCN;

type Slots<T extends string> = T extends `${string}{${infer N}}${infer R}` ? N | Slots<R> : never;

/** The sentence of a key; a sentence with slots does not compile without their values. */
export function t<K extends MessageKey>(
  key: K,
  ...[values]: [Slots<(typeof zhCN)[K]>] extends [never] ? [] : [Record<Slots<(typeof zhCN)[K]>, string>]
): string {
  return filled(zhCN[key], values ?? {});
}

/** The sentence for a code that arrives at run time, such as an error's. */
export function sentence(key: string, values: Readonly<Record<string, string>> = {}): string | undefined {
  return key in zhCN ? filled(zhCN[key as MessageKey], values) : undefined;
}
