import type { RoomPlayer } from '../player/room-player';

/** Space plays and pauses, arrows move by 5 s, comma and stop by one picture; not while something is typed or a button has the focus. */
export function takeKeys(player: RoomPlayer): void {
  document.onkeydown = (event) => {
    const at = event.target instanceof Element ? event.target.tagName : '';
    if (event.ctrlKey || event.metaKey || event.altKey || at === 'INPUT' || at === 'SELECT') return;
    if (event.key === ' ' && (at === 'BUTTON' || at === 'SUMMARY')) return;
    const deeds: Readonly<Record<string, () => void>> = {
      ' ': () => player.toggle(),
      ArrowLeft: () => player.seek(player.clock.atMs - 5000),
      ArrowRight: () => player.seek(player.clock.atMs + 5000),
      ',': () => player.step(-1),
      '.': () => player.step(1),
    };
    const deed = deeds[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  };
}
