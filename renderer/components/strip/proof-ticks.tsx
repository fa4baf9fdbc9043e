import type { ReactNode } from 'react';
import './proof-ticks.css';

export interface ProofTicksProps {
  /** Oldest first; a filled tick is a second that was proved. */
  readonly ticks: readonly boolean[];
  readonly grade: 'good' | 'attention' | 'alarm' | 'off';
  /** Slots shown; missing ones are empty on the left. */
  readonly count?: number;
  /** Width of a slot with its gap, px. */
  readonly pitch?: number;
  readonly height?: number;
}

const usualHeight = 13;

/** One slot a second. Drawn in whole pixels, changed in steps, never eased. */
export function ProofTicks({ ticks, grade, count = 30, pitch = 4, height = usualHeight }: ProofTicksProps): ReactNode {
  const gap = pitch > 6 ? 2 : 1;
  const shown = [...Array.from({ length: Math.max(0, count - ticks.length) }, () => false), ...ticks.slice(-count)];
  return (
    <svg
      className={`proof-ticks proof-${grade}`}
      width={count * pitch}
      height={height}
      viewBox={`0 0 ${count * pitch} ${height}`}
      aria-hidden
    >
      {shown.map((proved, index) =>
        proved ? (
          <rect key={index} className="tick-full" x={index * pitch} y={0} width={pitch - gap} height={height} />
        ) : (
          <rect key={index} className="tick-empty" x={index * pitch + 0.5} y={0.5} width={pitch - gap - 1} height={height - 1} />
        ),
      )}
    </svg>
  );
}

export interface SoundMeterProps {
  readonly levelDb: number | undefined;
  readonly floorDb: number;
  readonly grade: ProofTicksProps['grade'];
  readonly width?: number;
  readonly height?: number;
}

const quietestDb = -60;

/** Level in twenty steps from −60 dB to 0 dB, with a mark at the floor: sound below it proves nothing. */
export function SoundMeter({ levelDb, floorDb, grade, width = 120, height: tall = usualHeight }: SoundMeterProps): ReactNode {
  const steps = 20;
  const step = width / steps;
  const filled = levelDb === undefined ? 0 : Math.round(((levelDb - quietestDb) / -quietestDb) * steps);
  const floorAt = Math.min(width - 2, Math.max(0, ((floorDb - quietestDb) / -quietestDb) * width));
  return (
    <svg className={`proof-ticks proof-${grade}`} width={width} height={tall} viewBox={`0 0 ${width} ${tall}`} aria-hidden>
      {Array.from({ length: steps }, (_, index) =>
        index < filled ? (
          <rect key={index} className="tick-full" x={index * step} y={0} width={step - 1} height={tall} />
        ) : (
          <rect key={index} className="tick-empty" x={index * step + 0.5} y={0.5} width={step - 2} height={tall - 1} />
        ),
      )}
      <rect className="tick-floor" x={floorAt} y={0} width={2} height={tall} />
    </svg>
  );
}
