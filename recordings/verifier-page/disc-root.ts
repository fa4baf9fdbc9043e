/** Any of these marks the folder of a disc, also where others were deleted. */
const marks = new Set(['manifest.json', 'manifest.sig', 'SHA256SUMS', 'chain.jsonl', 'public-key.pem']);

/**
 * The folders among these paths that hold sealed evidence, each with `/` at its end ('' is the top). A person may choose a folder above the disc;
 * what lies below a disc belongs to it.
 */
export function discRoots(paths: readonly string[]): readonly string[] {
  const found = new Set(paths.filter((path) => marks.has(nameOf(path))).map((path) => path.slice(0, path.length - nameOf(path).length)));
  return [...found].filter((root) => ![...found].some((other) => other !== root && root.startsWith(other))).sort();
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
