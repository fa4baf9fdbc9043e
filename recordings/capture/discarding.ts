import { rm } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from '../evidence/durable-file';
import type { Instant } from '../session/instant';
import type { CaptureJournal } from './capture-journal';
import { segmentsOf } from './capture-events';
import type { ClosedSegment, Discard, DiscardedSegment } from './closed-segment';

/** Takes away what the pre-roll rule discards of one camera: its line first, then the file. What the disk refuses is tried again at the next call or start. */
export class Discarding {
  /** Discarded by the journal, and their files still there. */
  private readonly leaving = new Set<ClosedSegment>();

  /** `folder`: the session's. */
  constructor(private readonly folder: string) {}

  /** What an earlier process could not take away; nothing of it keeps a recording from its start. */
  async resume({ events }: CaptureJournal): Promise<void> {
    const kept = new Set(segmentsOf(events).map(({ file }) => file));
    for (const event of events)
      if (event.kind === 'segment' && !kept.has(event.segment.file))
        await this.takeAway(event.segment.file).catch(() => this.leaving.add(event.segment));
  }

  async before(at: Instant, journal: CaptureJournal): Promise<Discard> {
    const gone: DiscardedSegment[] = [];
    const problems: unknown[] = [];
    const refused = (problem: unknown): void => void problems.push(problem);
    // What is refused for one file keeps no other from going: what rolls would fill the disk.
    for (const segment of segmentsOf(journal.events).filter(({ endedAt }) => endedAt < at))
      await journal.append({ kind: 'discarded', file: segment.file }).then(() => this.leaving.add(segment), refused);
    for (const segment of [...this.leaving].filter(({ endedAt }) => endedAt < at)) {
      const { cameraId, file, bytes, startedAt, endedAt } = segment;
      const takenAway = (): void => {
        this.leaving.delete(segment);
        gone.push({ cameraId, file, bytes, startedAt, endedAt });
      };
      await this.takeAway(file).then(takenAway, refused);
    }
    const [first] = gone;
    if (first) await syncFolder(path.join(this.folder, path.dirname(first.file))).catch(refused);
    return { gone, problems };
  }

  private takeAway(file: string): Promise<void> {
    return rm(path.join(this.folder, file), { force: true });
  }
}
