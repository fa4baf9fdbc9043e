import { wantsSignature, type RecordDraft } from '../../services/contract/records';
import type { SessionView } from '../../services/contract/sessions';
import { transcriptPages } from '../../services/contract/transcript-pages';
import { noticeWording } from '../../services/interviews/notice';
import { recordFormOf } from '../../services/interviews/record-form';
import { rightsAndDuties } from '../../services/interviews/rights-and-duties';
import { purposeRules } from '../../services/rooms/purpose-rule';
import { sampleTranscript } from './sample-transcript';

type RecordPurpose = Exclude<SessionView['purpose'], 'questioning'>;

/** A record of invented people by its own form, with `lines` minutes where the form has any, signed page by page where the party signs. */
export function sampleRecord(purpose: RecordPurpose, lines: number, written: RecordDraft, signatureImage: string): SessionView {
  const form = recordFormOf(purpose);
  if (!form) throw new Error(`${purpose} has no form`);
  const base = sampleTranscript({ lines: form.minutes ? lines : 0 }, signatureImage, '');
  const isNotified = purposeRules[purpose].notice;
  const signs = wantsSignature(form, written.facts) && form.signature !== undefined;
  const session: SessionView = {
    ...base,
    purpose,
    noticeWording: noticeWording(purpose, '', []),
    told: rightsAndDuties(purpose),
    steps: isNotified ? base.steps : [],
    transcript: base.transcript.map((line) => ({ ...line, kind: 'note' as const })),
    record: {
      form,
      written,
      closes: 'either',
      wantsSignature: signs,
      closed: { at: base.endedAt ?? '', by: base.inspectors[0]?.name ?? '' },
      unsignedReason: undefined,
    },
    signature: signs ? base.signature : undefined,
    thumbprint: undefined,
  };
  const [given] = base.signing.pages;
  const pages = signs && given ? transcriptPages(session).map(({ number }) => ({ ...given, page: number })) : [];
  return { ...session, signing: { ...base.signing, pages, corrections: [], officers: [] } };
}
