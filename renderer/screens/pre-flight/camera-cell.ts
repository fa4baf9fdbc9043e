import type { CameraView } from '../../../services/contract/room';
import type { ProofCell, StripView } from '../../../services/contract/sessions';

type CameraCell = Extract<ProofCell, { readonly kind: 'camera' }>;

/** The strip's proof of a camera. */
export function cameraCell(strip: StripView | undefined, camera: CameraView): CameraCell | undefined {
  return strip?.cells.find((cell): cell is CameraCell => cell.kind === 'camera' && (cell.id === camera.id || cell.name === camera.name));
}

/** Whether the proof allows to show the picture as the present one. */
export function isLive(cell: CameraCell | undefined): boolean {
  return cell !== undefined && cell.fault === undefined && cell.grade !== 'alarm';
}
