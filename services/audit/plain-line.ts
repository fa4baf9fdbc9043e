/** ANSI sequences, control characters (CR and LF among them), line separators, and the marks that turn the reading direction. */
const unsafe = /\u001b\[[0-?]*[ -/]*[@-~]|[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** Text that stays on one line and reads as it is stored, whatever was typed into it. */
export function plainLine(text: string): string {
  return text.replace(unsafe, '');
}
