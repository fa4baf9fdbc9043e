export type PlaybackDeed =
  | { readonly deed: 'toggle' | 'pause' }
  | { readonly deed: 'skip'; readonly ms: number }
  | { readonly deed: 'step' | 'rate' | 'mark'; readonly direction: 1 | -1 };

/** What a key does: space, arrows, `,` `.` one picture, J K L as at a cutting desk, ↑ ↓ the marks. */
export function deedOfKey(key: string): PlaybackDeed | undefined {
  switch (key) {
    case ' ':
    case 'k':
    case 'K':
      return { deed: 'toggle' };
    case 'ArrowLeft':
      return { deed: 'skip', ms: -5_000 };
    case 'ArrowRight':
      return { deed: 'skip', ms: 5_000 };
    case 'PageUp':
      return { deed: 'skip', ms: -60_000 };
    case 'PageDown':
      return { deed: 'skip', ms: 60_000 };
    case ',':
    case '，':
      return { deed: 'step', direction: -1 };
    case '.':
    case '。':
      return { deed: 'step', direction: 1 };
    case 'j':
    case 'J':
      return { deed: 'rate', direction: -1 };
    case 'l':
    case 'L':
      return { deed: 'rate', direction: 1 };
    case 'ArrowUp':
      return { deed: 'mark', direction: -1 };
    case 'ArrowDown':
      return { deed: 'mark', direction: 1 };
    default:
      return undefined;
  }
}
