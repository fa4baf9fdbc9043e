import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { Failure } from '../../components/failure';
import { sessionWords } from '../../components/session-words';
import { useShell } from '../../components/shell';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { thumbsLeft } from '../second-screen/thumbs-left';
import { closingHint } from './closing-hint';
import { ClosingStep } from './closing-step';
import { ConditionChip } from './condition-chip';
import { ConditionsDialog } from './conditions-dialog';
import { NoticeAnswersLink } from './notice-answers-link';
import { SigningLink } from './signing-link';
import { StopLinks } from './stop-links';
import { useKey } from './use-key';
import { WithdrawalLink } from './withdrawal-link';

const path = ['questioning', 'review', 'signature', 'thumbprint'] as const;
const stepOfPhase: Partial<Record<SessionView['phase'], number>> = {
  opening: 0,
  questioning: 0,
  reviewing: 1,
  reviewed: 2,
  signed: 3,
  concluded: 4,
  sealed: 4,
};

interface Props {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
  readonly flush: () => Promise<boolean>;
  /** An alarm owns the attention: the big button loses its fill. */
  readonly quiet: boolean;
}

/** What the law wants, as seen so far; and the way to the end, which is a path and no button. */
export function ConsoleFoot({ session, take, flush, quiet }: Props): ReactNode {
  const [open, setOpen] = useState(false);
  useKey('F6', () => setOpen((was) => !was));
  const steps = session.record ? closingPath(session) : path.map((step) => t(`console.path.${step}`));
  const at = session.unsigned ? unsignedStep(session) : Math.min(stepOfPhase[session.phase] ?? 0, steps.length);
  return (
    <footer className="console-foot">
      <ul className="condition-chips">
        {session.conditions.map((condition) => (
          <ConditionChip key={condition.condition} condition={condition} session={session} onOpen={() => setOpen(true)} />
        ))}
      </ul>
      {open && <ConditionsDialog session={session} take={take} onClose={() => setOpen(false)} />}
      <div className="end-path">
        <ol aria-label={t('console.path')}>
          {steps.map((step, index) => (
            <li key={step} aria-current={index === at ? 'step' : undefined} className={index < at ? 'path-done' : ''}>
              {step}
            </li>
          ))}
        </ol>
        <span className="end-hint">{session.record ? closingHint(session) : t(`console.hint.${session.phase}`)}</span>
        <div className="end-links">
          {session.phase === 'questioning' && <NoticeAnswersLink session={session} take={take} />}
          {session.phase !== 'opening' && <WithdrawalLink session={session} />}
          <SigningLink session={session} take={take} />
          <StopLinks session={session} take={take} flush={flush} />
        </div>
      </div>
      <NextStep session={session} take={take} flush={flush} quiet={quiet} />
    </footer>
  );
}

function NextStep({ session, take, flush, quiet }: Props): ReactNode {
  const deed = useDeed();
  const { go } = useShell();
  const run = (act: () => Promise<SessionView>): void => void deed.run(async () => take(await act()));
  const look = { size: 'large', type: quiet ? 'default' : 'primary', className: 'next-step', loading: deed.busy } as const;

  async function handForReview(): Promise<SessionView> {
    // Nothing goes to the questioned person that the store does not hold.
    if (!(await flush())) throw new Error('the transcript is not saved');
    return call('session.handForReview', session.id);
  }

  function button(): ReactNode {
    if (session.phase === 'suspended')
      return (
        <Button {...look} onClick={() => run(() => call('session.endSuspension', session.id))}>
          {t('suspension.do.end.all')}
        </Button>
      );
    if (session.record && session.phase !== 'concluded' && session.phase !== 'sealed')
      return <ClosingStep session={session} record={session.record} take={take} flush={flush} look={look} />;
    switch (session.phase) {
      case 'questioning':
        return (
          <Button {...look} onClick={() => run(handForReview)}>
            {t('console.do.handForReview')}
          </Button>
        );
      case 'reviewing':
        return (
          <Button {...look} type="default" onClick={() => run(() => call('session.resumeQuestioning', session.id))}>
            {t('console.do.resume')}
          </Button>
        );
      case 'signed':
        return (
          <Button {...look} onClick={() => run(() => call('session.takeThumbprint', session.id))}>
            {thumbsLeft(session).corrections > 0
              ? t('console.do.thumbprintAt', { place: String(thumbsLeft(session).given + 1), places: String(thumbsLeft(session).all) })
              : t('console.do.thumbprint')}
          </Button>
        );
      case 'sealed':
        return (
          <Button {...look} onClick={() => go({ kind: 'home' })}>
            {t('console.do.home')}
          </Button>
        );
      case 'opening':
        return (
          <Button {...look} disabled>
            {t('console.do.handForReview')}
          </Button>
        );
      case 'reviewed':
        return (
          <Button {...look} disabled>
            {t('console.do.waitSignature')}
          </Button>
        );
      case 'concluded':
        return (
          <Button {...look} disabled loading={!session.sealProblem}>
            {t('console.do.sealing')}
          </Button>
        );
      case 'interrupted':
      case 'preparing':
      case 'checked':
      case 'ready':
      case 'abandoned':
        return null;
    }
  }
  return (
    <div className="next-step-place">
      {deed.error !== undefined && (
        <div className="next-step-failure">
          <Failure error={deed.error} />
        </div>
      )}
      {button()}
    </div>
  );
}

/** The steps that it came to before it ended without signature; none of the others counts as done. */
function unsignedStep({ reviewedAt, signedAt }: SessionView): number {
  if (signedAt !== undefined) return 3;
  return reviewedAt === undefined ? 1 : 2;
}

/** 规定§3: what isn't a questioning ends by its act; where somebody of outside speaks, the record is read and signed before. */
function closingPath(session: SessionView): readonly string[] {
  const signed = session.record?.form.signature ? [t('closing.path.review'), t('closing.path.signature')] : [];
  return [sessionWords(session).act, ...signed, t('closing.path.closing')];
}
