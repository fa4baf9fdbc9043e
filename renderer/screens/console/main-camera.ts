import type { CameraView } from '../../../services/contract/room';

/** Which camera has the large place: the chosen one, else the questioned person's; a failing one gives way to one that records. */
export function mainCamera(
  cameras: readonly CameraView[],
  failing: ReadonlySet<string>,
  chosen: string | undefined,
): { readonly main: CameraView | undefined; readonly displaced: boolean } {
  const wanted = cameras.find((camera) => camera.id === chosen) ?? cameras.find((camera) => camera.view === 'questioned') ?? cameras[0];
  if (!wanted || !failing.has(wanted.id)) return { main: wanted, displaced: false };
  const alive = cameras.find((camera) => !failing.has(camera.id));
  return { main: alive ?? wanted, displaced: alive !== undefined };
}
