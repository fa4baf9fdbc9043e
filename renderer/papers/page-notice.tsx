import type { CSSProperties, ReactNode } from 'react';
import type { NoticeStep } from '../../services/contract/notice';
import { answerTo, isAsked, questionsOf } from '../../services/contract/notice-answers';
import type { SessionView } from '../../services/contract/sessions';
import type { PageBlock } from '../../services/contract/transcript-pages';
import { rightsWords } from '../components/session-words';
import { t } from '../i18n/zh-cn';
import { timeInRecording } from './paper-time';

interface Props {
  readonly session: SessionView;
  readonly style: CSSProperties;
}

/** What was shown, read and told, and of newer sessions what was asked with it (规定§14). */
export function PageTold({ session, step, style }: Props & { readonly step: NoticeStep }): ReactNode {
  const at = session.steps.find((each) => each.step === step)?.at;
  const asked = isAsked(session) ? (questionsOf(session, step)[0]?.text ?? '') : '';
  return (
    <div className="sheet-told" style={style}>
      <span className="paper-line-time">{timeInRecording(session.startedAt, at)}</span>
      <b>{t(asked === '' ? 'paper.line.told' : 'paper.line.question')}</b>
      <p>{toldWords(session, step) + asked}</p>
    </div>
  );
}

function toldWords(session: SessionView, step: NoticeStep): string {
  if (step === 'notice-read') return `“${session.noticeWording}”`;
  if (step === 'credentials-shown') {
    const inspectors = session.inspectors.map((each) => t('paper.inspector', { name: each.name, badge: each.badgeNumber })).join('、');
    return t('paper.transcript.step.credentials-shown', { inspectors });
  }
  // The rights of a hearing or of a statement are its own.
  if (session.record) return t('paper.record.rights', { rights: rightsWords(session.purpose) });
  if (isAsked(session)) {
    const numbered = (texts: readonly string[]) => texts.map((text, index) => `${index + 1}. ${text}`).join('；');
    return t('paper.transcript.rights', { rights: numbered(session.told.rights), duties: numbered(session.told.duties) });
  }
  return t('paper.transcript.step.rights-told');
}

type AnswerBlock = Extract<PageBlock, { readonly kind: 'asked' | 'answered' }>;

/** A further question, or the person's answer as it was pressed or written down; a row to write on where nothing was. */
export function PageAnswer({ session, block, style }: Props & { readonly block: AnswerBlock }): ReactNode {
  const given = answerTo(session, block.question);
  const isAnswer = block.kind === 'answered';
  const question = session.told.questions?.find(({ key }) => key === block.question)?.text ?? '';
  return (
    <div className="sheet-told" style={style}>
      <span className="paper-line-time">{isAnswer && given ? timeInRecording(session.startedAt, given.at) : ''}</span>
      <b>{t(isAnswer ? 'paper.line.answer' : 'paper.line.question')}</b>
      {isAnswer && !given ? <p className="sheet-open-answer" /> : <p>{isAnswer ? given?.answer : question}</p>}
    </div>
  );
}
