import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import type { CallName, Calls, KioskBridge } from '../../services/contract/calls';
import type { Reply } from '../../services/contract/errors';
import { launchKiosk, type Kiosk } from './kiosk';
import { RoomControl } from './room-control';
import { waitFor } from './wait-for';

/** The real kiosk over a home of its own that is removed at the end, with everything that went wrong in its pages and in its main process. */
export class ThrowAwayKiosk {
  private readonly pageProblems: string[] = [];

  private constructor(
    readonly home: string,
    private running: Kiosk,
  ) {
    this.listen();
  }

  /** `prepare` may put files into the home first; without a room.json there, the kiosk opens on the simulated room. */
  static async open(
    prepare: (home: string) => Promise<void> = () => Promise.resolve(),
    words: readonly string[] = [],
  ): Promise<ThrowAwayKiosk> {
    const home = await mkdtemp(path.join(tmpdir(), 'kiosk-'));
    await prepare(home);
    return new ThrowAwayKiosk(home, await launchKiosk(home, process.cwd(), words));
  }

  get kiosk(): Kiosk {
    return this.running;
  }
  get console(): Page {
    return this.running.console;
  }
  get second(): Page {
    return this.running.second;
  }
  /** Where database and recordings lie. */
  get root(): string {
    const simulated = path.join(this.home, 'demonstration');
    return existsSync(simulated) ? simulated : this.home;
  }
  get room(): RoomControl {
    return new RoomControl(this.root);
  }

  folderOf(sessionId: string): string {
    return path.join(this.root, 'recordings', sessionId);
  }

  /** As if its program were ended from outside (-9): nothing is put away. Resolves when it is gone. */
  async kill(): Promise<void> {
    const child = this.running.app.process();
    this.running.kill();
    await waitFor('the end of the kiosk', () => child.exitCode !== null || child.signalCode !== null);
  }

  /** Starts again over the same home. */
  async restart(): Promise<void> {
    this.running = await launchKiosk(this.home);
    this.listen();
  }

  /** Errors of both pages and lines of the kiosk's own log, so far. */
  problems(): readonly string[] {
    const log = path.join(this.root, 'kiosk.log');
    return [...this.pageProblems, ...(existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean) : [])];
  }

  /** What both screens showed when a test failed, into the folder for temporary files. */
  async picture(name: string): Promise<void> {
    const place = (screen: string) => path.join(tmpdir(), `mingxun-failed-${name}-${screen}.png`);
    await Promise.allSettled([
      this.console.screenshot({ path: place('console'), timeout: 5_000 }),
      this.second.screenshot({ path: place('second'), timeout: 5_000 }),
    ]);
  }

  async close(): Promise<void> {
    const child = this.running.app.process();
    if (child.exitCode === null && child.signalCode === null) await this.running.close();
    await endSimulatedRoom(this.root);
    await rm(this.home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  private listen(): void {
    for (const [name, page] of Object.entries({ console: this.running.console, second: this.running.second })) {
      page.on('console', (message) => {
        if (message.type() !== 'error' || isScrollLock(message.text())) return;
        this.pageProblems.push(`${name}: ${message.text().trim()} (${message.location().url})`);
      });
      page.on('pageerror', (problem) => this.pageProblems.push(`${name}: ${problem.stack ?? problem.message}`));
    }
  }
}

/**
 * antd holds the page behind a dialog still with a style element that carries no nonce, and measures the scroll bar with another; the content
 * policy refuses both, and since the page never scrolls nothing is lost. A refused style attribute reads differently and does count.
 */
function isScrollLock(text: string): boolean {
  return text.startsWith('Refused to apply inline style') && !text.includes('style attributes');
}

/** One call as the page would make it: the reply of the main process, refusals included. */
export function ask<N extends CallName>(page: Page, name: N, ...input: Parameters<Calls[N]>): Promise<Reply<ReturnType<Calls[N]>>> {
  return askAnything(page, name, input) as Promise<Reply<ReturnType<Calls[N]>>>;
}

/** The same with a name and an input that nothing checks before they leave the page. */
export function askAnything(page: Page, name: string, input: readonly unknown[]): Promise<Reply<unknown>> {
  return page.evaluate(
    ([callName, callInput]) =>
      (globalThis as unknown as { readonly kiosk: KioskBridge }).kiosk.call(callName as CallName, callInput) as Promise<Reply<unknown>>,
    [name, input] as const,
  );
}

/** The answer to a call that must be answered. */
export async function answer<N extends CallName>(page: Page, name: N, ...input: Parameters<Calls[N]>): Promise<ReturnType<Calls[N]>> {
  const reply = await ask(page, name, ...input);
  if (!reply.ok) throw new Error(`${name} was refused: ${reply.error.code} ${JSON.stringify(reply.error.detail)}`);
  return reply.value;
}

/** A kiosk that died leaves its simulated room behind, as it should; the test puts it away. */
async function endSimulatedRoom(root: string): Promise<void> {
  const file = path.join(root, 'simulated-room.json');
  if (!existsSync(file)) return;
  const { pid } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number };
  try {
    process.kill(pid, 'SIGTERM');
    await waitFor('the end of the simulated room', () => !existsSync(`/proc/${pid}`), 10_000);
  } catch {
    // It has ended by itself meanwhile.
  }
}
