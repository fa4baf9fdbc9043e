import type { CameraTerminals, DigitalInput, Relay } from './camera-controls';
import type { OnvifLink } from './onvif-link';
import type { OnvifSession } from './onvif-session';
import { PullPoint } from './pull-point';
import { xmlText } from './username-token';
import { listAt, textAt } from './xml-field';

/** ONVIF has no question for the state of an input: it comes as an event when somebody subscribes. */
const PULLS = 3;

export class OnvifTerminals implements CameraTerminals {
  constructor(private readonly link: OnvifLink) {}

  async relays(): Promise<readonly Relay[]> {
    return this.using(async (session) => {
      const data = await session.ask('device', 'GetRelayOutputs');
      const found = listAt(data, 'GetRelayOutputsResponse', 'RelayOutputs').flatMap((output): Omit<Relay, 'active'>[] => {
        const token = textAt(output, '$', 'token');
        const mode = textAt(output, 'Properties', 'Mode') === 'Monostable' ? 'pulse' : 'level';
        return token === undefined ? [] : [{ token, mode }];
      });
      const states = await readStates(session, 'relay', found.length);
      return found.map((relay) => ({ ...relay, active: states.get(relay.token) }));
    });
  }

  async setRelay(token: string, active: boolean): Promise<void> {
    const body = `<q:RelayOutputToken>${xmlText(token)}</q:RelayOutputToken><q:LogicalState>${active ? 'active' : 'inactive'}</q:LogicalState>`;
    await this.using((session) => session.ask('device', 'SetRelayOutputState', body));
  }

  async inputs(): Promise<readonly DigitalInput[]> {
    return this.using(async (session) => {
      const data = await session.ask('deviceIo', 'GetDigitalInputs');
      const tokens = listAt(data, 'GetDigitalInputsResponse', 'DigitalInputs').flatMap((input) => textAt(input, '$', 'token') ?? []);
      const states = await readStates(session, 'input', tokens.length);
      return tokens.map((token) => ({ token, active: states.get(token) }));
    });
  }

  private using<T>(ask: (session: OnvifSession) => Promise<T>): Promise<T> {
    return this.link.inSession(ask, 'camera.no-such-function');
  }
}

/** By token; without those that the camera doesn't tell. */
async function readStates(session: OnvifSession, what: 'input' | 'relay', count: number): Promise<ReadonlyMap<string, boolean>> {
  const states = new Map<string, boolean>();
  if (count === 0 || !session.has('events')) return states;
  const point = await PullPoint.open(session).catch(() => undefined);
  for (let pull = 0; point && pull < PULLS && states.size < count; pull++) {
    const messages = await point.pull(1).catch(() => []);
    for (const message of messages) if (message.what === what) states.set(message.source, message.active);
  }
  await point?.close().catch(() => undefined);
  return states;
}
