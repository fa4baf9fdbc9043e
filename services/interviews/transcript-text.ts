import { createHash } from 'node:crypto';
import { canonicalJson } from '../../recordings/evidence/canonical-json';
import { signedText } from '../../recordings/evidence/signed-text';
import type { RecordDraft } from '../contract/records';
import type { SessionView, TranscriptLineView } from '../contract/sessions';
import type { TextRow } from '../contract/text-rows';
import { answerTo, isAsked, questionsOf } from '../contract/notice-answers';
import type { HeadField } from '../contract/page-head';
import { transcriptPages, type PageSource, type TranscriptPage } from '../contract/transcript-pages';

/** SHA-256 (hex) of the 笔录 as it stands. A signature is bound to it. */
export function transcriptHash(lines: readonly TranscriptLineView[], record?: RecordDraft): string {
  return sha256(signedText(lines, record));
}

/** A page of the 笔录 or the record with what it says: the signature under it is bound to the hash of this. */
export interface PageText {
  readonly page: number;
  /** Canonical JSON. */
  readonly content: string;
  readonly hash: string;
}

type Source = PageSource & Pick<SessionView, 'startedAt'>;

/** `manner` is how the person came to know the text, which the last page states. */
export function pageTexts(session: Source, manner: string | undefined): readonly PageText[] {
  return transcriptPages(session).map((page) => {
    const content = canonicalJson(contentOf(session, page, manner));
    return { page: page.number, content, hash: sha256(content) };
  });
}

function contentOf(session: Source, page: TranscriptPage, manner: string | undefined): unknown {
  const at = new Map(session.transcript.map((line) => [line.id, line.at]));
  return {
    page: page.number,
    ...(page.last && { last: true, manner }),
    parts: page.blocks.map((block) => {
      switch (block.kind) {
        case 'fields':
          return Object.fromEntries(block.fields.map((field) => [field, factOf(session, field)]));
        case 'companion':
          return { companion: companionOf(session, block.companion) };
        case 'told': {
          const step = session.steps.find((each) => each.step === block.step);
          return {
            ...{ told: block.step, at: step?.at, ...(block.step === 'notice-read' && { text: session.noticeWording }) },
            ...(isAsked(session) && { asked: questionsOf(session, block.step)[0]?.text }),
            ...(isAsked(session) && block.step === 'rights-told' && { rights: session.told.rights, duties: session.told.duties }),
          };
        }
        case 'asked':
          return { asked: session.told.questions?.find(({ key }) => key === block.question)?.text };
        case 'answered': {
          const given = answerTo(session, block.question);
          return { answered: block.question, at: given?.at, text: given?.answer };
        }
        case 'withdrawal': {
          const { note, first, text } = block;
          return { withdrawal: session.withdrawalNotes?.onPages[note]?.at, first, text: wordsOf(text) };
        }
        case 'heading':
          return { heading: block.title };
        case 'fact':
          return { fact: block.key, label: block.label, first: block.first, text: wordsOf(block.text) };
        case 'line':
          return { kind: block.lineKind, at: at.get(block.lineId), first: block.first, text: wordsOf(block.text) };
      }
    }),
  };
}

/** As it is printed. */
function companionOf({ companions }: Source, companion: number): unknown {
  const found = companions.find(({ number }) => number === companion);
  if (!found) return undefined;
  const { role, name, relation, organisation, language, document, idNumber, ground } = found;
  return { role, name, relation, organisation, language, document, idNumber, ground };
}

const wordsOf = (rows: readonly TextRow[]) => rows.flatMap((row) => row.map(({ as, text }) => [as, text]));

/** What stands in a field as far as it is known when the person signs: the end isn't. */
function factOf(session: Source, field: HeadField): unknown {
  const { enforcementCase, questioned, inspectors } = session;
  switch (field) {
    case 'case':
      return enforcementCase.name;
    case 'caseNumber':
      return enforcementCase.number;
    case 'time':
      return session.startedAt;
    case 'place':
      return session.roomName;
    case 'questioned':
      return questioned;
    case 'attendees':
      return session.attendees;
    case 'lead':
      return inspectors.map(({ name, badgeNumber }) => ({ name, badgeNumber }));
    case 'recorder':
      return inspectors[1]?.name;
    default:
      // Of the person, whole under their name.
      return undefined;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
