import { hostileAnswers, recordHostiles } from '../support/hostile-room';
import { SourceBench } from '../support/source-recording';
import type { FamilyOptions } from './fault-family';

/** So many at once that this machine still plays them all. */
const AT_ONCE = 3;
/** What an ffmpeg may take for itself (bounded-ffmpeg.ts), and the text of its libraries. */
const MOST_FFMPEG_MB = 192 + 80;

/** Cameras that send what no camera should, each recorded by the shipping recorder beside a good one. */
export async function hostileStreamFaults({ n, report, log }: FamilyOptions): Promise<void> {
  const all = Object.keys(hostileAnswers);
  const bench = new SourceBench();
  for (let from = 0; from < n; from += AT_ONCE) {
    const ids = Array.from({ length: Math.min(AT_ONCE, n - from) }, (_, i) => all[(from + i) % all.length] ?? '');
    try {
      const { hostile, ...beside } = await recordHostiles(bench, ids);
      for (const { id, verdict, alarmMs, ffmpegMb, logBytes } of hostile) {
        const { verdicts = [] } = hostileAnswers[id] ?? {};
        log(`${id}: ${verdict ?? 'recorded'}, ${Math.round(alarmMs ?? 0)} ms, ffmpeg ${Math.round(ffmpegMb)} MB, log ${logBytes} bytes`);
        if (verdicts.length > 0) {
          report.expect(id, verdict !== undefined && verdicts.includes(verdict), `verdict ${verdict ?? 'none'}`);
          report.measure('hostile stream', 'until the alarm, ms', alarmMs ?? Infinity, 10_000);
        }
        report.measure('hostile stream', 'memory of its ffmpeg, MB', ffmpegMb, MOST_FFMPEG_MB);
        report.measure('hostile stream', 'its log, bytes', logBytes, 2 * 1024 * 1024);
      }
      report.measure('hostile stream', 'growth of the recorder, MB', beside.grownMb, 50);
      report.measure('hostile stream', 'alarms and gaps of the good camera', beside.goodAlarms + beside.goodGaps, 0);
      const lost = beside.recorded.length - beside.recorded.filter((hash, at) => hash === beside.sent[at]).length;
      report.measure('hostile stream', 'pictures of the good camera lost or changed', lost, 0);
    } finally {
      await bench.close();
    }
  }
}
