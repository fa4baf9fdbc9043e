import { Mailboxes, type SimulatedEvent } from './mailboxes';

export interface SimulatedCaption {
  readonly token: string;
  readonly kind: 'Plain' | 'DateAndTime';
  readonly corner: string;
  readonly text: string;
}

/** What the simulated camera notices. */
export type Noticed = 'motion' | 'tamper' | 'sound' | 'input';

const EVENTS: Readonly<Record<Noticed | 'relay', (active: boolean, source: string) => SimulatedEvent>> = {
  motion: (active) => event('tns1:VideoSource/MotionAlarm', 'Source', 'source', 'State', String(active)),
  tamper: (active) => event('tns1:VideoSource/GlobalSceneChange/ImagingService', 'Source', 'source', 'State', String(active)),
  sound: (active) =>
    event('tns1:AudioAnalytics/Audio/DetectedSound', 'AudioSourceConfigurationToken', 'audio', 'IsSoundDetected', String(active)),
  input: (active, token) => event('tns1:Device/Trigger/DigitalInput', 'InputToken', token, 'LogicalState', String(active)),
  relay: (active, token) => event('tns1:Device/Trigger/Relay', 'RelayToken', token, 'LogicalState', active ? 'active' : 'inactive'),
};

/** What the camera can do beside its streams, and how that stands now. */
export class OnvifAbilities {
  readonly mailboxes = new Mailboxes();
  readonly presets = new Map([
    ['1', '询问桌'],
    ['2', '门口'],
  ]);
  readonly relays = new Map([
    ['relay-1', false],
    ['relay-2', false],
  ]);
  readonly inputs = new Map([
    ['input-1', false],
    ['input-2', false],
  ]);
  captions: readonly SimulatedCaption[];
  /** The preset that it looks at, or what it does. */
  position = '1';

  constructor(name: string) {
    this.captions = [{ token: 'osd-1', kind: 'Plain', corner: 'UpperLeft', text: name }];
    for (const token of this.inputs.keys()) this.notice('input', false, token);
    for (const token of this.relays.keys()) this.mailboxes.raise(EVENTS.relay(false, token));
  }

  notice(what: Noticed, active: boolean, token = 'input-1'): void {
    if (what === 'input') this.inputs.set(token, active);
    this.mailboxes.raise(EVENTS[what](active, token));
  }

  setRelay(token: string, active: boolean): void {
    this.relays.set(token, active);
    this.mailboxes.raise(EVENTS.relay(active, token));
  }
}

function event(topic: string, source: string, token: string, name: string, value: string): SimulatedEvent {
  return { topic, source: { name: source, value: token }, data: { name, value } };
}
