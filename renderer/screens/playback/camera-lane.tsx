import { WarningFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { PlaybackGap, PlaybackStretch, PlaybackTrack } from '../../../services/contract/playback';
import { clockTime, durationInWords } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { instantOf, isMissing } from './moments';
import { causeWords } from './recording-words';
import { percent, withRoom } from './timeline-scale';
import { usePlay } from './use-play';

/** Those with room for their words under them. A changeover is a second beside what was withheld, and has them in its tip. */
export function namedGaps({ gaps }: PlaybackTrack, lengthMs: number): ReadonlySet<PlaybackGap> {
  return withRoom(
    gaps.filter((gap) => isMissing(gap) && gap.cause !== 'changeover'),
    lengthMs,
    0.26,
  );
}

/** What one camera has, as one bar, with every hole in it hatched and named. */
export function CameraLane({ track }: { readonly track: PlaybackTrack }): ReactNode {
  const { view } = usePlay();
  const place = ({ fromMs, toMs }: PlaybackStretch) => ({
    left: percent(fromMs, view.lengthMs),
    width: percent(toMs - fromMs, view.lengthMs),
  });
  const missing = track.gaps.filter(isMissing);
  const named = namedGaps(track, view.lengthMs);
  return (
    <>
      {joined(track.parts.filter(({ soundOnly }) => !soundOnly)).map((stretch) => (
        <i key={stretch.fromMs} className="lane-bar" style={place(stretch)} />
      ))}
      {missing.map((gap) => {
        const words = t('playback.gap', {
          length: durationInWords(gap.toMs - gap.fromMs),
          from: clockTime(instantOf(view, gap.fromMs)),
          to: clockTime(instantOf(view, gap.toMs)),
        });
        const late = gap.fromMs > view.lengthMs * 0.7;
        return (
          <span key={gap.fromMs} className="lane-gap" style={place(gap)} title={`${words}，${causeWords(gap.cause)}`}>
            {named.has(gap) && (
              <b className={late ? 'lane-gap-late' : undefined}>
                <WarningFilled aria-hidden /> {words}，{causeWords(gap.cause)}
              </b>
            )}
          </span>
        );
      })}
    </>
  );
}

/** Files that follow each other are one bar. */
function joined(parts: readonly PlaybackStretch[]): readonly PlaybackStretch[] {
  return parts.reduce<PlaybackStretch[]>((bars, part) => {
    const last = bars.at(-1);
    if (!last || part.fromMs - last.toMs > 500) return [...bars, { fromMs: part.fromMs, toMs: part.toMs }];
    bars[bars.length - 1] = { fromMs: last.fromMs, toMs: Math.max(last.toMs, part.toMs) };
    return bars;
  }, []);
}
