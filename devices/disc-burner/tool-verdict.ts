const bad = /:\s*(?:SORRY|MISHAP|FAILURE|FATAL|ABORT)\s*:|aborting\s*:\s*-abort_on/;
const done = /^Writing to '.*' completed successfully\.$/;

/** Why a writing run of xorriso failed, or undefined when it says it has succeeded. The exit code alone is not believed, either way. */
export function whyWritingFailed(lines: readonly string[], exitCode: number | undefined): string | undefined {
  const complaint = lines.find((line) => bad.test(line));
  if (complaint !== undefined) return complaint.trim();
  if (!lines.some((line) => done.test(line.trim()))) return `the tool ended (${exitCode ?? 'killed'}) without saying that it has written`;
  return exitCode === 0 ? undefined : `the tool ended with ${exitCode ?? 'a signal'}`;
}
