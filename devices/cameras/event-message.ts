import type { Sensed } from './camera-controls';
import { field, listAt, textAt } from './xml-field';

export interface EventMessage extends Sensed {
  /** It tells a state that was there before. */
  readonly initial: boolean;
  /** One state that is true or false at a time: topic and source. */
  readonly key: string;
}

/** Topics of ONVIF's event handling, with the name of the value where there is one of many. */
const TOPICS: readonly (readonly [topic: RegExp, what: Sensed['what']])[] = [
  [/^VideoSource\/MotionAlarm$/, 'motion'],
  [/^RuleEngine\/(?:CellMotionDetector|MotionRegionDetector)\/Motion$/, 'motion'],
  [/^VideoSource\/(?:GlobalSceneChange|ImageTooDark|ImageTooBright|ImageTooBlurry)\//, 'tamper'],
  [/^RuleEngine\/TamperDetector\/Tamper$/, 'tamper'],
  [/^AudioAnalytics\/Audio\/DetectedSound$/, 'sound'],
  [/^Device\/Trigger\/DigitalInput$/, 'input'],
  [/^Device\/Trigger\/Relay$/, 'relay'],
];
const ON = /^(?:true|1|active)$/i;
const OFF = /^(?:false|0|inactive)$/i;

/** What a PullMessages reply tells of the things that we know; others are left out. */
export function readEventMessages(data: unknown): readonly EventMessage[] {
  return listAt(data, 'PullMessagesResponse', 'NotificationMessage').flatMap((notification): EventMessage[] => {
    const topic = (textAt(notification, 'Topic') ?? '').replaceAll(/[\w.-]+:/g, '');
    const what = TOPICS.find(([known]) => known.test(topic))?.[1];
    const message = field(notification, 'Message', 'Message');
    if (what === undefined || message === undefined) return [];
    const items = (part: string): readonly (readonly [name: string, value: string])[] =>
      listAt(message, part, 'SimpleItem').map((item) => [textAt(item, '$', 'Name') ?? '', textAt(item, '$', 'Value') ?? '']);
    const value = items('Data').find(([, text]) => ON.test(text) || OFF.test(text))?.[1];
    const source = sourceIn(items('Source'));
    const at = Date.parse(textAt(message, '$', 'UtcTime') ?? '');
    const operation = textAt(message, '$', 'PropertyOperation');
    return [
      {
        what,
        source,
        // A message without a state stands for what just happened.
        active: value === undefined ? operation !== 'Deleted' : ON.test(value),
        cameraAt: Number.isNaN(at) ? undefined : new Date(at),
        initial: operation === 'Initialized',
        key: `${topic} ${source}`,
      },
    ];
  });
}

function sourceIn(items: readonly (readonly [name: string, value: string])[]): string {
  return (items.find(([name]) => /token|^(?:input|relay|source)/i.test(name)) ?? items[0])?.[1].slice(0, 64) ?? '';
}
