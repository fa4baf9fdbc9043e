import { CheckCircleFilled, LockOutlined, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PersonTile } from '../../../services/contract/people';
import type { SetupView } from '../../../services/contract/set-up';
import { Failure } from '../../components/failure';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { BoardsStep } from './boards-step';
import { CamerasStep } from './cameras-step';
import { PlaceStep } from './place-step';
import './set-up.css';
import { setUpSteps, stepOf, type SetUpStep } from './set-up-steps';
import { SummaryStep } from './summary-step';

interface Props {
  readonly person: PersonTile;
  readonly onLock: () => void;
}

/** The set-up assistant: steps at the left, in any order; nothing is written before the last one. */
export function SetUpScreen({ person, onLock }: Props): ReactNode {
  const loaded = useCall('setUp.view');
  const [newest, setNewest] = useState<SetupView | undefined>();
  const [step, setStep] = useState<SetUpStep>('place');
  const leaving = useDeed();
  const view = newest ?? loaded.data;
  const next = setUpSteps[setUpSteps.indexOf(step) + 1];
  const isAdministrator = person.role === 'room-administrator';

  return (
    <div className="set-up">
      <nav className="set-up-steps" aria-label={t('setUp.title')}>
        <h1 className="text-title">{t('setUp.title')}</h1>
        {view && setUpSteps.map((name) => <StepLink key={name} {...{ name, view }} current={name === step} onGo={() => setStep(name)} />)}
        <p className="text-small">{t('setUp.lead')}</p>
        <div className="set-up-ways">
          <p className="text-small">{t('setUp.notWatched')}</p>
          <Failure error={leaving.error} />
          {view?.replaces === true && (
            <Button block loading={leaving.busy} onClick={() => void leaving.run(() => call('setUp.leave'))}>
              {t('setUp.leave')}
            </Button>
          )}
          <Button block icon={<LockOutlined aria-hidden />} onClick={onLock}>
            {t('setUp.lock')}
          </Button>
        </div>
      </nav>
      <main className="set-up-main">
        {isAdministrator ? <Failure error={loaded.error} /> : <p className="text-strong">{t('setUp.onlyAdministrator')}</p>}
        {isAdministrator && view && <Step {...{ step, view, person }} onView={setNewest} onGo={setStep} />}
        {isAdministrator && view && next && (
          <footer className="set-up-foot">
            <Button type="primary" size="large" onClick={() => setStep(next)}>
              {t('setUp.next', { step: t(`setUp.step.${next}`) })}
            </Button>
          </footer>
        )}
      </main>
    </div>
  );
}

interface StepProps {
  readonly step: SetUpStep;
  readonly view: SetupView;
  readonly person: PersonTile;
  readonly onView: (view: SetupView) => void;
  readonly onGo: (step: SetUpStep) => void;
}

function Step({ step, view, person, onView, onGo }: StepProps): ReactNode {
  switch (step) {
    case 'place':
      return <PlaceStep view={view} onView={onView} />;
    case 'cameras':
      return <CamerasStep view={view} onView={onView} />;
    case 'boards':
      return <BoardsStep view={view} person={person} onView={onView} />;
    case 'summary':
      return <SummaryStep view={view} onGo={onGo} />;
  }
}

interface StepLinkProps {
  readonly name: SetUpStep;
  readonly view: SetupView;
  readonly current: boolean;
  readonly onGo: () => void;
}

function StepLink({ name, view, current, onGo }: StepLinkProps): ReactNode {
  const open = view.problems.filter((problem) => name === 'summary' || stepOf(problem) === name).length;
  return (
    <button
      type="button"
      className={current ? 'set-up-step set-up-step-current' : 'set-up-step'}
      aria-current={current ? 'step' : undefined}
      onClick={onGo}
    >
      <span className="set-up-number">{setUpSteps.indexOf(name) + 1}</span>
      <strong>{t(`setUp.step.${name}`)}</strong>
      {name !== 'summary' && (
        <span className="text-small">
          {open > 0 ? <WarningFilled aria-hidden className="ink-amber" /> : <CheckCircleFilled aria-hidden />}{' '}
          {open > 0 ? t('setUp.stepOpen', { count: String(open) }) : t('setUp.stepDone')}
        </span>
      )}
    </button>
  );
}
