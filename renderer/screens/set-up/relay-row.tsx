import { CheckCircleFilled, WarningFilled } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { setupOutputs, type SetupBoards, type SetupBoardView, type SetupOutput } from '../../../services/contract/set-up';
import { Failure } from '../../components/failure';
import { clockTime } from '../../components/format';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { outputAt, withOutput } from './board-roles';

interface Props {
  readonly relay: number;
  readonly boards: SetupBoards;
  readonly view: SetupBoardView;
  /** How often the lock was opened. */
  readonly unlocks: number;
  readonly onChange: (boards: SetupBoards) => void;
  readonly onUnlock: () => void;
}

/** One relay: what hangs on it, where it is now, a press, and whether a person saw something happen. */
export function RelayRow({ relay, boards, view, unlocks, onChange, onUnlock }: Props): ReactNode {
  const role = outputAt(boards, relay);
  const on = view.relays[relay - 1];
  const [pressed, setPressed] = useState(false);
  const [answered, setAnswered] = useState(unlocks);
  const asked = role === 'lock' ? unlocks > answered : pressed;
  const [seen, setSeen] = useState<{ readonly role: SetupOutput; readonly at: string | undefined } | undefined>();
  const deed = useDeed();
  const point = t('setUp.relay', { number: String(relay) });
  const known = role !== undefined && seen?.role === role ? seen : undefined;

  async function press(next: boolean): Promise<void> {
    if (await deed.run(() => call('setUp.pressRelay', relay, next))) setPressed(next);
  }
  function answer(yes: boolean): void {
    if (role) setSeen({ role, at: yes ? new Date().toISOString() : undefined });
    if (role === 'lock') setAnswered(unlocks);
    else void press(false);
  }

  return (
    <li className="set-up-point" data-testid={`relay-${relay}`}>
      <span className="set-up-point-name">{point}</span>
      <Select
        aria-label={t('setUp.roleOf', { point })}
        value={role ?? 'none'}
        options={(['none', ...setupOutputs] as const).map((value) => ({ value, label: t(`setUp.role.${value}`) }))}
        onChange={(value: SetupOutput | 'none') => onChange(withOutput(boards, relay, value === 'none' ? undefined : value))}
      />
      <span className={on === true ? 'set-up-lamp set-up-lamp-on' : 'set-up-lamp'}>
        {on === undefined ? '—' : t(on ? 'setUp.on' : 'setUp.off')}
      </span>
      <span className="set-up-point-deed">
        {asked ? (
          <>
            <span>{t(`setUp.seen.${role ?? 'none'}`)}</span>
            {role && <Button onClick={() => answer(true)}>{t('setUp.yes')}</Button>}
            <Button onClick={() => answer(false)}>{role ? t('setUp.no') : t('setUp.release')}</Button>
          </>
        ) : (
          <>
            {role === 'lock' ? (
              <Button disabled={view.state !== 'answering'} onClick={onUnlock}>
                {t('setUp.unlock')}
              </Button>
            ) : (
              <Button disabled={!view.armed || view.state !== 'answering'} loading={deed.busy} onClick={() => void press(true)}>
                {t('setUp.press')}
              </Button>
            )}
            {known &&
              (known.at === undefined ? (
                <span className="ink-amber">
                  <WarningFilled aria-hidden /> {t('setUp.notSeen')}
                </span>
              ) : (
                <span className="ink-green">
                  <CheckCircleFilled aria-hidden /> {t('setUp.proved', { time: clockTime(known.at) })}
                </span>
              ))}
          </>
        )}
      </span>
      <Failure error={deed.error} />
    </li>
  );
}
