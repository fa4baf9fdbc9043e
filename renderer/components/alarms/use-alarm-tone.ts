import { useEffect } from 'react';

const everyMs = 3_000;
/** Two short tones, the second lower: Hz, and seconds from the beginning. */
const tones = [
  { hz: 880, at: 0 },
  { hz: 660, at: 0.22 },
] as const;
const toneSeconds = 0.16;
const loudness = 0.2;

/** A short call every three seconds while `on`. */
export function useAlarmTone(on: boolean): void {
  useEffect(() => {
    if (!on) return undefined;
    const context = new AudioContext();
    const call = (): void => tones.forEach(({ hz, at }) => playTone(context, hz, context.currentTime + at));
    call();
    const timer = setInterval(call, everyMs);
    return () => {
      clearInterval(timer);
      void context.close();
    };
  }, [on]);
}

/** Begins and ends softly, so that it doesn't click. */
function playTone(context: AudioContext, hz: number, at: number): void {
  const [oscillator, gain] = [context.createOscillator(), context.createGain()];
  oscillator.frequency.value = hz;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(loudness, at + 0.02);
  gain.gain.setValueAtTime(loudness, at + toneSeconds - 0.03);
  gain.gain.linearRampToValueAtTime(0, at + toneSeconds);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + toneSeconds);
}
