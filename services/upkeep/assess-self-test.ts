import type { CheckView } from '../contract/room';
import type { SelfTestView, TestLineView } from '../contract/upkeep';
import { assessChecks } from '../rooms/assess-checks';
import { findingCause } from '../rooms/camera-findings';
import { byteSize, unknownFigure } from '../rooms/check-figures';
import { deviceOf } from '../rooms/set-aside';
import type { RoomDevice } from './devices-of-room';
import { boardId } from './devices-of-room';
import { soundId } from './out-of-use';
import type { SelfTestFacts } from './self-test-facts';

/** What a sensor of an office may say, °C; beyond it the sensor is at fault, not the room. */
const plausibleC = { least: -20, most: 60 } as const;

type Line = Omit<TestLineView, 'device' | 'outOfUse'>;
type Cause = NonNullable<CheckView['cause']>;

/** 规定§7: a line for each device of the room, in the order of its register, judged by the rules of the device check before a session. */
export function assessSelfTest(facts: SelfTestFacts, now: Date): readonly TestLineView[] {
  const { checks, devices } = facts;
  // What is out of use is asked all the same: that is how it comes back.
  const asked = { ...checks, outOfUse: new Map<string, string>() };
  const lines = [...assessChecks(asked, [], now).flatMap((check) => ofCheck(facts, check)), ...ofBoards(facts), ...ofDrives(facts)];
  return devices.flatMap(({ id, name }) => {
    const outOfUse = checks.outOfUse?.get(id);
    return lines.filter(({ deviceId }) => deviceId === id).map((line) => ({ ...line, device: name, outOfUse }));
  });
}

/** What a self-test comes to; what is out of use by a fault counts for nothing. */
export function outcomeOf(lines: readonly TestLineView[]): Exclude<SelfTestView['outcome'], 'skipped'> {
  const counted = lines.filter(({ outOfUse }) => outOfUse === undefined);
  if (counted.some(({ verdict }) => verdict === 'failed')) return 'failed';
  return lines.some(({ verdict }) => verdict !== 'passed') ? 'attention' : 'passed';
}

/** Lamp and drives are judged by the board's word and by each drive's, for nobody stands at the door and no disc is needed now. */
const ownRules: ReadonlySet<CheckView['check']> = new Set(['record-lamp', 'drive']);

/** What has a line of its own, or says something of a session only. */
const ofASession: ReadonlySet<string> = new Set(['written', 'climate']);

function ofCheck({ checks, devices }: SelfTestFacts, view: CheckView): readonly Line[] {
  if (ownRules.has(view.check)) return [];
  const deviceId = deviceOf(view, checks.microphone?.id ?? soundId) ?? view.subject;
  const { check, state, cause } = view;
  const figures = view.figures.filter(({ key }) => !ofASession.has(key));
  const causes = cause ? [cause] : state === 'waiting' ? [{ code: `test.no-${check}`, detail: {} }] : [];
  const verdict = state === 'proved' ? 'passed' : state === 'attention' ? 'attention' : 'failed';
  if (check !== 'camera') return [{ deviceId, check, verdict, figures, causes }];
  const camera = checks.cameras.find(({ id }) => id === deviceId);
  const findings = camera?.findings?.ok === true ? camera.findings.value : [];
  const found = findings.map((one) => findingCause(nameOf(devices, deviceId), one));
  return [
    { deviceId, check, verdict: verdict === 'passed' && found.length > 0 ? 'attention' : verdict, figures, causes: [...causes, ...found] },
  ];
}

function ofBoards({ checks: { room }, devices }: SelfTestFacts): readonly Line[] {
  const dead = (id: string) => room?.line !== 'online' || room.deadUnits?.some((unit) => boardId(unit) === id) === true;
  const boards = devices
    .filter(({ kind }) => kind === 'board')
    .map(({ id }): Line => ({ deviceId: id, check: 'board', figures: [], ...judged(!dead(id), 'room-io.line-dead') }));
  const lamp = room?.recordLamp ?? 'unknown';
  const celsius = room?.temperatureC;
  const percent = room?.humidityPercent;
  const plausible = celsius === undefined || (celsius >= plausibleC.least && celsius <= plausibleC.most);
  return [
    ...boards,
    {
      deviceId: 'record-lamp',
      check: 'record-lamp',
      figures: [{ key: 'lamp', value: lamp }],
      ...judged(lamp !== 'unknown', 'test.no-record-lamp'),
    },
    {
      ...{ deviceId: 'climate', check: 'climate', ...climate() },
      figures: [
        { key: 'temperature', value: celsius === undefined ? unknownFigure : `${celsius.toFixed(1)} ℃` },
        { key: 'humidity', value: percent === undefined ? unknownFigure : `${Math.round(percent)} %` },
      ],
    },
  ];

  function climate(): Pick<Line, 'verdict' | 'causes'> {
    return plausible
      ? judged(celsius !== undefined || percent !== undefined, 'test.no-climate')
      : judged(false, 'test.climate-implausible');
  }
}

function ofDrives({ drives }: SelfTestFacts): readonly Line[] {
  return [...drives].map(([deviceId, reading]) => {
    const media = reading.ok ? reading.value : undefined;
    const value =
      media === undefined ? unknownFigure : media.state === 'blank' ? `${media.kind} ${byteSize(media.capacityBytes)}` : media.state;
    return { deviceId, check: 'drive', figures: [{ key: 'media', value }], ...judged(reading.ok, reading.ok ? '' : reading.code) };
  });
}

function judged(good: boolean, code: string, detail: Cause['detail'] = {}): Pick<Line, 'verdict' | 'causes'> {
  return good ? { verdict: 'passed', causes: [] } : { verdict: 'failed', causes: [{ code, detail }] };
}

function nameOf(devices: readonly RoomDevice[], id: string): string {
  return devices.find((device) => device.id === id)?.name ?? id;
}
