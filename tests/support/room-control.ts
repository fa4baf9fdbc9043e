import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What the simulated hardware senses, and what the kiosk has switched. */
interface RoomNow {
  readonly inputs: { readonly door: 'open' | 'closed'; readonly presence: 'present' | 'absent' };
  readonly coils: { readonly lock: boolean; readonly light: boolean; readonly recordLamp: boolean; readonly buzzer: boolean };
}

/** Orders to a simulated room that runs as a program of its own. */
export class RoomControl {
  private readonly url: string;
  private readonly token: string;

  constructor(home: string) {
    const room = JSON.parse(readFileSync(path.join(home, 'room.json'), 'utf8')) as { demonstration: { control: string; token: string } };
    this.url = room.demonstration.control;
    this.token = room.demonstration.token;
  }

  async order(place: string, body: unknown): Promise<void> {
    const reply = await fetch(`${this.url}${place}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}` },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`the simulated room answered ${reply.status}: ${await reply.text()}`);
  }

  async state(): Promise<RoomNow> {
    const reply = await fetch(`${this.url}/state`, { headers: { authorization: `Bearer ${this.token}` } });
    return (await reply.json()) as RoomNow;
  }
}
