import type { SetupCamera } from '../../../services/contract/set-up';

/** A camera to be taken in: the first free id; the first one of a room faces the questioned person. */
export function newCamera(cameras: readonly SetupCamera[], address: string, certificate: string | undefined): SetupCamera {
  const taken = new Set(cameras.map(({ id }) => id));
  const number = Array.from({ length: 9 }, (_, index) => index + 1).find((one) => !taken.has(`cam${one}`)) ?? 9;
  const faces = cameras.some(({ view }) => view === 'questioned');
  const sounds = cameras.some(({ microphone }) => microphone);
  return { id: `cam${number}`, name: '', view: faces ? 'room' : 'questioned', address, certificate, microphone: !sounds };
}
