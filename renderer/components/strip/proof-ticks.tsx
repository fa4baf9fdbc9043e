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
      <Slots slots={shown} pitch={pitch} width={pitch - gap} height={height} />
    </svg>
  );
}

interface SlotsProps {
  readonly slots: readonly boolean[];
  readonly pitch: number;
  readonly width: number;
  readonly height: number;
}

/** All full slots are one shape and all empty ones another: the strip is on every page, and a shape a slot would be a third of the page. */
function Slots({ slots, pitch, width, height }: SlotsProps): ReactNode {
  const shape = (proved: boolean, inset: number) =>
    slots
      .map((slot, index) =>
        slot === proved ? `M${index * pitch + inset} ${inset}h${width - 2 * inset}v${height - 2 * inset}h${2 * inset - width}z` : '',
      )
      .join('');
  return (
    <>
      <path className="tick-full" d={shape(true, 0)} />
      <path className="tick-empty" d={shape(false, 0.5)} />
    </>
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
      <Slots slots={Array.from({ length: steps }, (_, index) => index < filled)} pitch={step} width={step - 1} height={tall} />
      <rect className="tick-floor" x={floorAt} y={0} width={2} height={tall} />
    </svg>
  );
}
