/** The number of a line, a finding or a check as it is written everywhere: 0007. */
export function registerNumber(number: number): string {
  return String(number).padStart(4, '0');
}
