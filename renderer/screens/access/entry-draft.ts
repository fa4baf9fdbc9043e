import type { AttendeeKind } from '../../../services/contract/attendees';
import type { EntryDraft } from '../../../services/contract/room-use';
import { credentialOf, noCredential, type CredentialDraft } from '../../components/signing/credential-fields';

/** The form of an entry as far as it is filled in. */
export interface EntryForm {
  readonly standing: EntryDraft['standing'];
  readonly personId: string | undefined;
  readonly authorisationId: string | undefined;
  readonly escortId: string | undefined;
  readonly name: string;
  readonly kind: AttendeeKind;
  readonly organisation: string;
  readonly reason: string;
  readonly approval: CredentialDraft;
}

export const emptyEntry: EntryForm = {
  ...{ standing: 'staff', personId: undefined, authorisationId: undefined, escortId: undefined },
  ...{ name: '', kind: 'party', organisation: '', reason: '', approval: noCredential },
};

export type EntryMissing = 'person' | 'authorisation' | 'name' | 'escort' | 'reason' | 'approval';
type EntryReading = { readonly draft: EntryDraft } | { readonly missing: EntryMissing };

/** 规定§10: what is missing first, in the order of the rule: who leads, why, who approves. */
export function readEntry(form: EntryForm): EntryReading {
  const { standing, personId, authorisationId, escortId, kind, organisation, reason } = form;
  switch (standing) {
    case 'staff':
      return personId === undefined ? { missing: 'person' } : { draft: { standing, personId } };
    case 'authorised':
      if (authorisationId === undefined) return { missing: 'authorisation' };
      return escortId === undefined ? { missing: 'escort' } : { draft: { standing, authorisationId, escortId } };
    case 'approved': {
      const approval = credentialOf(form.approval);
      if (form.name.trim() === '') return { missing: 'name' };
      if (escortId === undefined) return { missing: 'escort' };
      if (reason.trim() === '') return { missing: 'reason' };
      if (!approval) return { missing: 'approval' };
      return {
        draft: { standing, name: form.name.trim(), kind, organisation: organisation.trim(), reason: reason.trim(), escortId, approval },
      };
    }
  }
}
