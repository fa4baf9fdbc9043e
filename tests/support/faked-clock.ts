import { existsSync, renameSync, writeFileSync } from 'node:fs';

const library = ['/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1', '/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1'].find(
  (file) => existsSync(file),
);

/** Why no program's wall clock can be set here; undefined where it can. */
export function clocksRefused(): string | undefined {
  return library === undefined ? 'needs libfaketime (package faketime)' : undefined;
}

/** The wall clock of the programs that are started with `environment` (C1): the machine's, set off by so many seconds. The monotonic clock stays. */
export interface FakedClock {
  readonly environment: Readonly<Record<string, string>>;
  set(offsetSeconds: number): void;
}

/** `file` is where the programs read how far their clock is off. */
export function openFakedClock(file: string): FakedClock {
  // Put in place whole: the programs look at each reading of their clock.
  const set = (offsetSeconds: number): void => {
    writeFileSync(`${file}.new`, offsetSeconds < 0 ? `${offsetSeconds}` : `+${offsetSeconds}`);
    renameSync(`${file}.new`, file);
  };
  set(0);
  const environment = {
    LD_PRELOAD: library ?? '',
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
  return { environment, set };
}
