import template from './templates/verification-note.json';

export const verificationNoteFileName = template.fileName;
/** The page that does the same in a browser; see `recordings/verifier-page/`. */
export const verifierPageFileName = template.pageFileName;

/** What lies beside the evidence so that anyone can check it by hand, with `openssl` and `sha256sum` alone. */
export function verificationNote(facts: { readonly registrationCode: string; readonly keyId: string }): string {
  return `${template.lines.join('\n')}\n`.replace('{registrationCode}', facts.registrationCode).replace('{keyId}', facts.keyId);
}
