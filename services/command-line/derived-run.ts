import { hostname, userInfo } from 'node:os';
import type { DerivedOrigin } from '../../recordings/playback/export-note';

/** A technician at the command line asks for it. */
export function technician(): DerivedOrigin {
  const unit = { name: hostname(), url: '', mac: '' };
  return { unit, operator: userInfo().username, purpose: 'command line', exportedAt: new Date().toISOString() };
}

/** A line for every ten percent. */
export function tellPercent(say: (line: string) => void): (doneMs: number, totalMs: number) => void {
  let told = 0;
  return (doneMs, totalMs) => {
    const percent = Math.floor((doneMs / totalMs) * 10) * 10;
    if (percent > told) say(`${percent} %`);
    told = Math.max(told, percent);
  };
}
