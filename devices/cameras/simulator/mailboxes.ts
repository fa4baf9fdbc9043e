import { randomUUID } from 'node:crypto';

/** One thing that the camera noticed, as the events service tells it. */
export interface SimulatedEvent {
  /** Such as tns1:VideoSource/MotionAlarm. */
  readonly topic: string;
  readonly source: { readonly name: string; readonly value: string };
  readonly data: { readonly name: string; readonly value: string };
}

interface Mailbox {
  endsAt: number;
  readonly letters: string[];
  wake: (() => void) | undefined;
}

const MOST_MAILBOXES = 4;
const MOST_LETTERS = 200;

/** The PullPoint subscriptions of a camera: few, each with an end, and all gone with a reboot. */
export class Mailboxes {
  private readonly boxes = new Map<string, Mailbox>();
  private readonly states = new Map<string, SimulatedEvent>();
  renewals = 0;

  /** Undefined where there is no place left. */
  open(lifetimeMs: number): string | undefined {
    this.bury();
    if (this.boxes.size >= MOST_MAILBOXES) return undefined;
    const id = randomUUID();
    this.boxes.set(id, { endsAt: Date.now() + lifetimeMs, letters: [], wake: undefined });
    this.tellStates(id);
    return id;
  }

  has(id: string): boolean {
    this.bury();
    return this.boxes.has(id);
  }

  get count(): number {
    this.bury();
    return this.boxes.size;
  }

  renew(id: string, lifetimeMs: number): void {
    const box = this.boxes.get(id);
    if (!box) return;
    box.endsAt = Date.now() + lifetimeMs;
    this.renewals += 1;
  }

  close(id: string): void {
    this.boxes.get(id)?.wake?.();
    this.boxes.delete(id);
  }

  tellStates(id: string): void {
    const box = this.boxes.get(id);
    if (!box) return;
    for (const event of this.states.values()) box.letters.push(letter(event, 'Initialized'));
    box.wake?.();
  }

  raise(event: SimulatedEvent): void {
    this.states.set(`${event.topic} ${event.source.value}`, event);
    for (const box of this.boxes.values()) {
      box.letters.push(letter(event, 'Changed'));
      box.letters.splice(0, Math.max(0, box.letters.length - MOST_LETTERS));
      box.wake?.();
    }
  }

  /** What lies there; waits for the first. */
  async take(id: string, waitMs: number, most: number): Promise<readonly string[]> {
    const box = this.boxes.get(id);
    if (!box) return [];
    if (box.letters.length === 0)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, waitMs);
        box.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    box.wake = undefined;
    return box.letters.splice(0, most);
  }

  /** The power went: nobody's mailbox is there any more, and the states are told anew. */
  forget(): void {
    for (const box of this.boxes.values()) box.wake?.();
    this.boxes.clear();
  }

  private bury(): void {
    for (const [id, box] of this.boxes) if (box.endsAt < Date.now()) this.close(id);
  }
}

function letter({ topic, source, data }: SimulatedEvent, operation: 'Initialized' | 'Changed'): string {
  const item = ({ name, value }: { readonly name: string; readonly value: string }): string =>
    `<tt:SimpleItem Name="${name}" Value="${value}"/>`;
  return `<wsnt:NotificationMessage><wsnt:Topic Dialect="http://www.onvif.org/ver10/tev/topicExpression/ConcreteSet">${topic}</wsnt:Topic><wsnt:Message><tt:Message UtcTime="${new Date().toISOString()}" PropertyOperation="${operation}"><tt:Source>${item(source)}</tt:Source><tt:Data>${item(data)}</tt:Data></tt:Message></wsnt:Message></wsnt:NotificationMessage>`;
}
