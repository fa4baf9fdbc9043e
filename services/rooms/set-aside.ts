import type { CheckView } from '../contract/room';
import { missingEssentials, soundId } from '../upkeep/out-of-use';
import type { CheckFacts } from './check-facts';

const deviceOfCheck: Partial<Record<CheckView['check'], string>> = {
  light: 'light',
  'door-lock': 'lock',
  'record-lamp': 'record-lamp',
  signing: 'reader',
  'second-copy': 'second-disk',
};

/** The register's id of the device that a check is about; undefined for what is no single device. */
export function deviceOf({ check, subject }: Pick<CheckView, 'check' | 'subject'>, microphoneId: string): string | undefined {
  if (check === 'camera') return subject;
  return check === 'sound' ? microphoneId : deviceOfCheck[check];
}

/**
 * 制度§17（三）: a device with a fault is not used, so it isn't demanded either, and it is said by the fault's number. The last camera, the
 * microphone and the lock can't be done without: their check fails.
 */
export function setAside(checks: readonly CheckView[], { cameras, microphone, outOfUse }: CheckFacts): readonly CheckView[] {
  if (outOfUse === undefined || outOfUse.size === 0) return checks;
  const microphoneId = microphone?.id ?? soundId;
  const devices = [
    ...cameras.map(({ id }) => ({ id, kind: 'camera' })),
    { id: microphoneId, kind: 'microphone' },
    { id: 'lock', kind: 'lock' },
  ];
  const missing = new Set(missingEssentials(devices, outOfUse).map(({ id }) => id));
  return checks.map((check) => {
    const id = deviceOf(check, microphoneId);
    const number = id === undefined ? undefined : outOfUse.get(id);
    if (id === undefined || number === undefined) return check;
    const cause = { code: missing.has(id) ? 'device.last-out-of-use' : 'device.out-of-use', detail: { number } };
    return { ...check, state: missing.has(id) ? 'failed' : 'attention', provedAt: undefined, cause, findings: undefined };
  });
}

/** Cameras that are used. */
export function inUse(facts: CheckFacts): CheckFacts {
  return { ...facts, cameras: facts.cameras.filter(({ id }) => facts.outOfUse?.has(id) !== true) };
}
