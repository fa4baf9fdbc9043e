/** The browser starts its sound with the first that is played, which takes a second: whoever will play something soon has it started before. */
export function wakeSound(): void {
  void new AudioContext().close().catch(() => undefined);
}
