import type { ComfortFinding } from '../contract/comfort';

/** Looks every quarter of a minute whether air or length has passed a limit, so that the console is told though nobody presses anything. */
export class ComfortWatch {
  private said = '';
  private lookedMs = 0;

  constructor(
    private readonly look: (sessionId: string) => Promise<readonly ComfortFinding[]>,
    private readonly onChange: (sessionId: string) => void,
    private readonly onProblem: (problem: unknown) => void,
  ) {}

  /** Once a second; `sessionId` is undefined while nothing is recorded. */
  take(sessionId: string | undefined, at: string): void {
    const nowMs = Date.parse(at);
    if (sessionId === undefined || Math.abs(nowMs - this.lookedMs) < 15_000) return;
    this.lookedMs = nowMs;
    this.look(sessionId)
      .then((findings) => {
        const open = findings.map(({ kind, from, to }) => `${kind} ${from} ${to ?? ''}`).join();
        if (open === this.said) return;
        this.said = open;
        this.onChange(sessionId);
      })
      .catch(this.onProblem);
  }
}
