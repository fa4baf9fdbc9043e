/** Figures of the device checks as final text: number and unit, the same in every language. */

export function seconds(ms: number, digits = 1): string {
  return `${(ms / 1000).toFixed(digits)} s`;
}

export function signedSeconds(ms: number): string {
  return `${ms < 0 ? '−' : '+'}${(Math.abs(ms) / 1000).toFixed(2)} s`;
}

export function byteRate(bytesPerSecond: number): string {
  return `${Math.round(bytesPerSecond / 1000)} kB/s`;
}

export function byteSize(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.round(bytes / 1e6)} MB`;
}

export function decibels(levelDb: number): string {
  return `${levelDb < 0 ? '−' : ''}${Math.abs(Math.round(levelDb))} dB`;
}

/** Short-term loudness of the last three seconds (ITU-R BS.1770). */
export function loudnessUnits(lufs: number): string {
  return `${lufs < 0 ? '−' : ''}${Math.abs(lufs).toFixed(1)} LUFS`;
}

/** A figure that nothing has measured. */
export const unknownFigure = '—';
