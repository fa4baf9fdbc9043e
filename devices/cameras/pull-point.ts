import { readEventMessages, type EventMessage } from './event-message';
import type { OnvifSession } from './onvif-session';
import { namespaces } from './onvif-services';
import { referenceParameters } from './reference-parameters';
import type { SoapReply } from './onvif-transport';
import { xmlText } from './username-token';
import { textAt } from './xml-field';

const LIFETIME = 'PT60S';
const LIFETIME_MS = { least: 1_000, usual: 60_000, most: 600_000 };
const MOST_MESSAGES = 64;
const EVENTS = namespaces.events;
const NOTIFICATION = 'http://docs.oasis-open.org/wsn/b-2';

/** A camera's mailbox for us (ONVIF PullPoint). It is thrown away by the camera when it isn't renewed in time. */
export class PullPoint {
  private renewAt = 0;

  private constructor(
    private readonly session: OnvifSession,
    private readonly address: string,
    private readonly parameters: string,
  ) {}

  /** Rejects with `CameraError` or `OnvifRefusal`, like all that follows. */
  static async open(session: OnvifSession): Promise<PullPoint> {
    const reply = await session.askAt(session.addressOf('events'), 'CreatePullPointSubscription', {
      namespace: EVENTS,
      headers: action('http://www.onvif.org/ver10/events/wsdl/EventPortType/CreatePullPointSubscriptionRequest'),
      body: `<q:InitialTerminationTime>${LIFETIME}</q:InitialTerminationTime>`,
    });
    const address = textAt(reply.data, 'CreatePullPointSubscriptionResponse', 'SubscriptionReference', 'Address');
    if (address === undefined || !URL.canParse(address)) throw session.link.error('camera.unreadable', 'a subscription without an address');
    const point = new PullPoint(session, address, referenceParameters(reply.xml));
    point.lives(reply, 'CreatePullPointSubscriptionResponse');
    // Asks for the present states again; those who don't know the question send them anyway.
    await point
      .ask('SetSynchronizationPoint', EVENTS, 'http://www.onvif.org/ver10/events/wsdl/PullPointSubscription')
      .catch(() => undefined);
    return point;
  }

  /** What came since, waiting for the first for at most so many seconds, and never past the next renewal. */
  async pull(mostSeconds: number): Promise<readonly EventMessage[]> {
    const seconds = Math.max(1, Math.min(mostSeconds, Math.floor((this.renewAt - performance.now()) / 1_000)));
    const body = `<q:Timeout>PT${seconds}S</q:Timeout><q:MessageLimit>${MOST_MESSAGES}</q:MessageLimit>`;
    const waitMs = seconds * 1_000 + 4_000;
    const { data } = await this.ask('PullMessages', EVENTS, 'http://www.onvif.org/ver10/events/wsdl/PullPointSubscription', body, waitMs);
    return readEventMessages(data);
  }

  /** Half of its time before it ends. */
  async renewWhenDue(): Promise<void> {
    if (performance.now() < this.renewAt) return;
    const body = `<q:TerminationTime>${LIFETIME}</q:TerminationTime>`;
    this.lives(await this.ask('Renew', NOTIFICATION, 'http://docs.oasis-open.org/wsn/bw-2/SubscriptionManager', body), 'RenewResponse');
  }

  async close(): Promise<void> {
    await this.ask('Unsubscribe', NOTIFICATION, 'http://docs.oasis-open.org/wsn/bw-2/SubscriptionManager');
  }

  private ask(operation: string, namespace: string, port: string, body?: string, timeoutMs?: number): Promise<SoapReply> {
    // Where it is reached is ours to say; what it is called is the camera's.
    const headers = `${action(`${port}/${operation}Request`)}<a:To>${xmlText(this.address)}</a:To>${this.parameters}`;
    return this.session.askAt(this.session.link.reachable(this.address), operation, { namespace, headers, body, timeoutMs });
  }

  /** Both times are by the camera's clock: their difference is what counts. */
  private lives({ data }: SoapReply, response: string): void {
    const at = (name: string): number => Date.parse(textAt(data, response, name) ?? '');
    const told = at('TerminationTime') - at('CurrentTime');
    const ms = Math.min(LIFETIME_MS.most, Math.max(LIFETIME_MS.least, Number.isNaN(told) ? LIFETIME_MS.usual : told));
    this.renewAt = performance.now() + ms / 2;
  }
}

function action(name: string): string {
  return `<a:Action>${name}</a:Action>`;
}
