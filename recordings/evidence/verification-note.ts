import template from './templates/verification-note.json';

export const verificationNoteFileName = template.fileName;

/** What lies beside the evidence so that anyone can check it by hand, with `openssl` and `sha256sum` alone. */
export function verificationNote(facts: { readonly registrationCode: string; readonly keyId: string }): string {
  return `${template.lines.join('\n')}\n`.replace('{registrationCode}', facts.registrationCode).replace('{keyId}', facts.keyId);
}
