import type { StreamFinding } from '../../devices/cameras/stream-choice';
import type { CheckView } from '../contract/room';

/** What is worse about a camera's streams than the rule wants, as a cause whose sentence the page looks up. */
export function findingCause(camera: string, finding: StreamFinding): NonNullable<CheckView['cause']> {
  switch (finding.code) {
    case 'camera.stream-too-small':
      return { code: finding.code, detail: { camera, width: String(finding.width), height: String(finding.height) } };
    case 'camera.key-frames-too-far':
      return { code: finding.code, detail: { camera, seconds: String(Math.round(finding.seconds * 10) / 10) } };
    case 'camera.no-sub-stream':
      return { code: finding.code, detail: { camera } };
  }
}
