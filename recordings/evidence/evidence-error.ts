/** `chain.broken`: an existing chain contradicts itself. `seal.failed`: the folder can't be sealed as it stands. `key.unreadable`: the kiosk's key file is damaged. */
export type EvidenceFaultCode = 'chain.broken' | 'chain.bad-facts' | 'seal.failed' | 'key.unreadable' | 'image.unreadable';

/** Evidence that can't be made or read; `file` names the culprit, `detail` is for technicians. */
export class EvidenceError extends Error {
  constructor(
    readonly code: EvidenceFaultCode,
    readonly file: string,
    readonly detail: string,
  ) {
    super(`${code} (${file}): ${detail}`);
    this.name = 'EvidenceError';
  }
}
