import { CheckCircleFilled, MinusCircleOutlined, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { PersonTile } from '../../../services/contract/people';
import type { SetupBoards, SetupBoardView } from '../../../services/contract/set-up';
import { Failure } from '../../components/failure';
import { PinDialog } from '../../components/pin-dialog';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call, useEvent } from '../../kiosk/kiosk';
import { InputRow } from './input-row';
import { RelayRow } from './relay-row';

interface Props {
  readonly boards: SetupBoards;
  readonly person: PersonTile;
  readonly onChange: (boards: SetupBoards) => void;
}

const closed: SetupBoardView = { state: 'closed', relays: [], inputs: [], moved: undefined, armed: false };
const eight = Array.from({ length: 8 }, (_, index) => index + 1);
const stateIcons = {
  closed: <MinusCircleOutlined aria-hidden />,
  answering: <CheckCircleFilled aria-hidden />,
  silent: <WarningFilled aria-hidden />,
} as const;

/** Every relay pressed and every input moved by hand, with what was seen; nothing moves before a PIN. */
export function BoardBench({ boards, person, onChange }: Props): ReactNode {
  const [view, setView] = useState(closed);
  const [asks, setAsks] = useState<'arm' | 'unlock' | undefined>();
  /** How often the lock was opened here; each time somebody is asked what happened. */
  const [unlocks, setUnlocks] = useState(0);
  const deed = useDeed();
  useEvent('setUp.board', setView);
  useEffect(
    () => () => {
      call('setUp.closeBoard').catch(() => undefined);
    },
    // Another line or board is another bench.
    [boards.path, boards.baudRate, boards.unit],
  );
  const isOpen = view.state !== 'closed';
  const toggle = (): void => void deed.run(async () => setView(await call(isOpen ? 'setUp.closeBoard' : 'setUp.openBoard')));

  return (
    <section className="panel set-up-panel">
      <header className="set-up-bench-head">
        <p className={`set-up-bench-state set-up-bench-${view.state}`} role="status" data-testid="board-state">
          {stateIcons[view.state]} {t(`setUp.board.${view.state}`)}
        </p>
        {view.armed ? (
          <span className="ink-2">{t('setUp.armed')}</span>
        ) : (
          <Button disabled={view.state !== 'answering'} onClick={() => setAsks('arm')}>
            {t('setUp.arm')}
          </Button>
        )}
        <Button type={isOpen ? 'default' : 'primary'} loading={deed.busy} onClick={toggle}>
          {isOpen ? t('setUp.closeBoard') : t('setUp.openBoard')}
        </Button>
      </header>
      <Failure error={deed.error} />
      <h3 className="text-strong">{t('setUp.relays')}</h3>
      <ul className="set-up-points">
        {eight.map((relay) => (
          <RelayRow key={relay} {...{ relay, boards, view, unlocks, onChange }} onUnlock={() => setAsks('unlock')} />
        ))}
      </ul>
      <h3 className="text-strong">
        {t('setUp.inputs')} <span className="text-small">{t('setUp.inputsHint')}</span>
      </h3>
      <ul className="set-up-points">
        {eight.map((input) => (
          <InputRow key={input} {...{ input, boards, view, onChange }} />
        ))}
      </ul>
      {asks && (
        <PinDialog
          title={t(`setUp.${asks}Title`)}
          lead={t(`setUp.${asks}Lead`)}
          submit={t(`setUp.${asks}Submit`)}
          name={person.name}
          onSubmit={async (pin) => {
            setView(await call(asks === 'arm' ? 'setUp.armBoard' : 'setUp.unlock', pin));
            if (asks === 'unlock') setUnlocks((count) => count + 1);
          }}
          onClose={() => setAsks(undefined)}
        />
      )}
    </section>
  );
}
