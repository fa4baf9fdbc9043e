/**
 * The command line of a program that keeps the files it is given, 0 to `last`, and no other. Electron hands down hundreds: an ffmpeg that outlives
 * the kiosk would hold its connection to the display, and the dead kiosk's last picture would stay on the screen. bash becomes the program, so
 * that the process id is the program's.
 */
export function withOwnFiles(last: number, program: string, options: readonly string[]): readonly [string, readonly string[]] {
  const close = `for f in /proc/self/fd/*; do n=\${f##*/}; if [ "$n" -gt ${last} ]; then eval "exec $n>&-"; fi; done; exec "$@"`;
  return ['bash', ['-c', close, program, program, ...options]];
}
