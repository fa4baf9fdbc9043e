import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { PersonTile } from '../../../services/contract/people';
import type { SetupBoards, SetupView } from '../../../services/contract/set-up';
import { Failure } from '../../components/failure';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { BoardBench } from './board-bench';
import { BoardLine } from './board-line';

interface Props {
  readonly view: SetupView;
  readonly person: PersonTile;
  readonly onView: (view: SetupView) => void;
}

const firstBoard: SetupBoards = {
  path: '/dev/ttyUSB0',
  baudRate: 9600,
  unit: 1,
  preset: 'waveshare-relay-d',
  outputs: {},
  sensors: {},
  lock: { pulseMs: 5_000, failure: 'fail-secure' },
  climate: { kind: 'none' },
};

/** Left the line and the board, right every relay and input tried by hand. */
export function BoardsStep({ view, person, onView }: Props): ReactNode {
  const { boards } = view.draft;
  const deed = useDeed();
  const keep = (next: SetupBoards): Promise<boolean> => deed.run(async () => onView(await call('setUp.setBoards', next)));

  if (boards === 'none' || boards === 'by-hand')
    return (
      <section className="panel set-up-panel">
        <p>{boards === 'none' ? t('setUp.boardNone') : t('setUp.byHand')}</p>
        <Failure error={deed.error} />
        <Button type={boards === 'none' ? 'primary' : 'default'} className="set-up-alone" onClick={() => void keep(firstBoard)}>
          {boards === 'none' ? t('setUp.boardAdd') : t('setUp.byHandReplace')}
        </Button>
      </section>
    );
  return (
    <div className="set-up-columns set-up-boards">
      <BoardLine boards={boards} onChange={(next) => void keep(next)} />
      <BoardBench boards={boards} person={person} onChange={(next) => void keep(next)} />
      <Failure error={deed.error} />
    </div>
  );
}
