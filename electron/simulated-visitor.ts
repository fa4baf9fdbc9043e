import type { DemoAct } from '../services/contract/calls';

/** In the simulated room: does what a visitor would do with hands, through the control of the simulated hardware. */
export class SimulatedVisitor {
  constructor(private readonly control: { readonly control: string; readonly token: string }) {}

  async act(act: DemoAct): Promise<void> {
    switch (act) {
      case 'person-enters':
      case 'person-leaves':
      case 'duress-pressed':
        return this.order('/scenes', { scene: act });
      case 'press-thumb':
        return this.order('/thumb', { press: true });
      case 'insert-blank-discs':
        await this.order('/discs/d1', { insert: 'blank' });
        return this.order('/discs/d2', { insert: 'blank' });
    }
  }

  private async order(path: string, body: unknown): Promise<void> {
    const reply = await fetch(`${this.control.control}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.control.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`the simulated room answered ${reply.status}: ${await reply.text()}`);
  }
}
