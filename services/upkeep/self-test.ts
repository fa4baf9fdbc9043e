import type { Database } from '../../db/data-source';
import type { SelfTestRow } from '../../db/entities/self-test.entity';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import type { SelfTestPage, SelfTestState, SelfTestView, SkipReason } from '../contract/upkeep';
import { officeMinute } from '../registers/office-minute';
import { officeDate } from '../rooms/office-calendar';
import type { Publish } from '../rooms/publish';
import { askDevices, type TestAnswers, type TestQuestions } from './ask-devices';
import { assessSelfTest, outcomeOf } from './assess-self-test';
import { hourStep } from './self-test-hour';
import { readTestView } from './self-test-view';

export interface SelfTestParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly clock: () => Date;
  readonly publish: Publish;
  readonly roomId: string;
  readonly questions: TestQuestions;
  readonly sessionOpen: () => boolean;
  /** Such as 07:30; undefined: only by hand. */
  readonly daily: string | undefined;
  /** What the devices said of themselves. */
  readonly onDescribed: (answers: Pick<TestAnswers, 'described' | 'reader'>) => Promise<void>;
  readonly onProblem: (problem: unknown) => void;
}

const pageSize = 30;
const everyMs = 30_000;

/** 规定§7 每日自检: every device of the room, by hand or at its hour; a session always comes first. */
export class SelfTest {
  private running: { readonly since: string; readonly stop: AbortController; readonly done: Promise<unknown> } | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: SelfTestParts) {}

  start(): void {
    const look = () => void this.atItsHour().catch(this.parts.onProblem);
    look();
    this.timer = setInterval(look, everyMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.makeWay();
  }

  async state(): Promise<SelfTestState> {
    const { db, roomId, clock, daily } = this.parts;
    const newest = await db.selfTests.newest(roomId);
    return {
      runningSince: this.running?.since,
      newest: newest && (await readTestView(db, newest)),
      today: newest?.testedOn === officeDate(clock()),
      daily,
    };
  }

  /** Refuses with `self-test.running`, or `self-test.session-open` when a session lives or begins meanwhile. */
  async run(by: PersonTile): Promise<SelfTestView> {
    const view = await this.test(by);
    if (view.skippedBecause !== undefined) throw new Refusal('self-test.session-open');
    return view;
  }

  /** Newest first; `before` is the page before's `next`. */
  async page(before: number | undefined): Promise<SelfTestPage> {
    const { db, roomId } = this.parts;
    const rows = await db.selfTests.page(roomId, before, pageSize);
    return {
      lines: await Promise.all(rows.map((row) => readTestView(db, row))),
      next: rows.length < pageSize ? undefined : rows.at(-1)?.number,
    };
  }

  /** Refuses with `self-test.unknown`. */
  async byNumber(number: number): Promise<SelfTestView> {
    const row = await this.parts.db.selfTests.byNumber(this.parts.roomId, number);
    if (!row) throw new Refusal('self-test.unknown');
    return readTestView(this.parts.db, row);
  }

  /** A session begins: a test that runs is broken off, so that the cameras are the session's alone. */
  async makeWay(): Promise<void> {
    this.running?.stop.abort();
    await this.running?.done;
  }

  private async atItsHour(): Promise<void> {
    const { db, clock, roomId, daily } = this.parts;
    if (this.running) return;
    const now = clock();
    const rows = await db.selfTests.ofDay(roomId, officeDate(now));
    const ofDay = {
      asked: rows.some(({ outcome }) => outcome !== 'skipped'),
      skipped: rows.flatMap(({ skippedBecause }) => skippedBecause ?? []),
    };
    const next = hourStep(daily, officeMinute(now.toISOString()).slice(11), ofDay, await this.hindrance());
    if (next.step === 'skip') await this.store(undefined, now, { outcome: 'skipped', skippedBecause: next.because, lines: '[]' });
    if (next.step === 'test') await this.test(undefined);
  }

  private async hindrance(): Promise<SkipReason | undefined> {
    if (this.parts.sessionOpen()) return 'session-open';
    const newest = await this.parts.db.keys.newest(this.parts.roomId);
    return newest?.kind === 'issued' ? 'room-in-use' : undefined;
  }

  private async test(by: PersonTile | undefined): Promise<SelfTestView> {
    if (this.running) throw new Refusal('self-test.running');
    if (this.parts.sessionOpen()) throw new Refusal('self-test.session-open');
    const stop = new AbortController();
    const startedAt = this.parts.clock();
    const work = this.askAndJudge(startedAt, by, stop.signal);
    this.running = { since: startedAt.toISOString(), stop, done: work.catch(() => undefined) };
    void this.tell();
    try {
      return await work;
    } finally {
      this.running = undefined;
      void this.tell();
    }
  }

  private async askAndJudge(startedAt: Date, by: PersonTile | undefined, signal: AbortSignal): Promise<SelfTestView> {
    const { questions, onDescribed, clock } = this.parts;
    try {
      const answers = await askDevices(questions, signal);
      const lines = assessSelfTest(answers.facts, clock());
      await onDescribed(answers);
      return await this.store(by, startedAt, { outcome: outcomeOf(lines), skippedBecause: null, lines: JSON.stringify(lines) });
    } catch (problem) {
      if (!signal.aborted) throw problem;
      return this.store(by, startedAt, { outcome: 'skipped', skippedBecause: 'session-open', lines: '[]' });
    }
  }

  private async store(
    by: PersonTile | undefined,
    startedAt: Date,
    found: Pick<SelfTestRow, 'outcome' | 'skippedBecause' | 'lines'>,
  ): Promise<SelfTestView> {
    const { db, audit, roomId, clock, publish } = this.parts;
    const row = {
      ...{ roomId, testedOn: officeDate(startedAt), startedAt: startedAt.toISOString(), endedAt: clock().toISOString() },
      ...{ startedById: by?.id ?? null, ...found },
    };
    const number = await db.selfTests.append(row);
    await audit.record(by?.id ?? 'system', 'room.self-test', roomId, found.skippedBecause ?? found.outcome);
    publish('bookings.changed', { bookingId: '' });
    return readTestView(db, { ...row, number });
  }

  private async tell(): Promise<void> {
    this.parts.publish('selfTest.changed', await this.state());
  }
}
