import { keyOf } from './decode-room-io';
import type { Words } from './modbus-bus';
import type { Span, UnitPlan } from './poll-plan';

/** A unit that was not heard for so long is not known any more, whatever the line is busy with. */
const staleMs = 800;

/** What one unit said last, and when. While it is dead nothing of it is known. */
export class UnitReadings {
  readonly values = new Map<string, boolean | number>();
  /** How often it fell silent: an order that was given before isn't carried out after. */
  deaths = 0;
  slowReadMs = -Infinity;
  #heardMs: number | undefined;

  constructor(readonly plan: UnitPlan) {}

  get alive(): boolean {
    return this.#heardMs !== undefined;
  }

  heard(span: Span, words: Words, nowMs: number): void {
    this.#heardMs = nowMs;
    for (let i = 0; i < span.count; i++) {
      const key = keyOf({ unit: this.plan.unit, table: span.table, address: span.start + i });
      const word = words?.[i];
      if (word === undefined) this.values.delete(key);
      else this.values.set(key, word);
    }
  }

  lose(): void {
    if (this.alive) this.deaths++;
    this.#heardMs = undefined;
    this.slowReadMs = -Infinity;
    this.values.clear();
  }

  /** Loses a unit that fell silent while others were asked. */
  loseIfStale(nowMs: number): void {
    if (this.#heardMs !== undefined && nowMs - this.#heardMs > staleMs) this.lose();
  }
}
