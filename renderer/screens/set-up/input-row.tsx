import { Checkbox, Select } from 'antd';
import type { ReactNode } from 'react';
import { setupSensors, type SetupBoards, type SetupBoardView, type SetupSensor } from '../../../services/contract/set-up';
import { t } from '../../i18n/zh-cn';
import { sensorAt, withInverted, withSensor } from './board-roles';

interface Props {
  readonly input: number;
  readonly boards: SetupBoards;
  readonly view: SetupBoardView;
  readonly onChange: (boards: SetupBoards) => void;
}

/** One input: what hangs on it, what it says now in the words of the room, and whether it is the one that just moved. */
export function InputRow({ input, boards, view, onChange }: Props): ReactNode {
  const role = sensorAt(boards, input);
  const inverted = (role && boards.sensors[role]?.inverted) ?? false;
  const on = view.inputs[input - 1];
  const moved = view.moved === input;
  const point = t('setUp.input', { number: String(input) });
  return (
    <li className={moved ? 'set-up-point set-up-point-moved' : 'set-up-point'} data-testid={`input-${input}`}>
      <span className="set-up-point-name">{point}</span>
      <Select
        aria-label={t('setUp.roleOf', { point })}
        value={role ?? 'none'}
        options={(['none', ...setupSensors] as const).map((value) => ({ value, label: t(`setUp.role.${value}`) }))}
        onChange={(value: SetupSensor | 'none') => onChange(withSensor(boards, input, value === 'none' ? undefined : value))}
      />
      <span className={on === true ? 'set-up-lamp set-up-lamp-on' : 'set-up-lamp'}>
        {on === undefined ? '—' : t(on ? 'setUp.inputOn' : 'setUp.inputOff')}
      </span>
      <span className="set-up-point-deed">
        {role && (
          <>
            <Checkbox checked={inverted} onChange={(event) => onChange(withInverted(boards, role, event.target.checked))}>
              {t('setUp.inverted')}
            </Checkbox>
            {on !== undefined && <strong>{t(`setUp.meaning.${role}.${on !== inverted ? 'true' : 'false'}`)}</strong>}
          </>
        )}
        {moved && <span className="set-up-moved">← {t('setUp.moved')}</span>}
      </span>
    </li>
  );
}
