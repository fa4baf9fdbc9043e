/** What must be taken back whatever happens: mounts, namespaces, processes. Newest first. */
const pending: (() => void)[] = [];

/** Remembers how to take something back; gives the way to do it now. */
export function undoLater(undo: () => void): () => void {
  const once = (): void => {
    const at = pending.indexOf(once);
    if (at === -1) return;
    pending.splice(at, 1);
    undo();
  };
  pending.push(once);
  return once;
}

/** Takes back all that still stands; what fails is said and doesn't hold up the rest. */
export function undoAll(): void {
  for (const undo of pending.toReversed()) {
    try {
      undo();
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  }
}
