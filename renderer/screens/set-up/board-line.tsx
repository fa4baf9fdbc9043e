import { AutoComplete, Button, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { setupPresets, type SetupBoards } from '../../../services/contract/set-up';
import { Failure } from '../../components/failure';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { SetUpField } from './set-up-field';

interface Props {
  readonly boards: SetupBoards;
  readonly onChange: (boards: SetupBoards) => void;
}

const baudRates = [4800, 9600, 19_200, 38_400, 57_600, 115_200];
const lockFailures = ['fail-secure', 'fail-safe'] as const;
const climates = {
  none: { kind: 'none' },
  'xy-md02': { kind: 'xy-md02', unit: 2 },
  registers: { kind: 'registers', temperature: 0, humidity: 1 },
} as const satisfies Record<string, SetupBoards['climate']>;

/** Which line the board hangs on, which board it is, and how the lock behaves. */
export function BoardLine({ boards, onChange }: Props): ReactNode {
  const ports = useCall('setUp.ports');
  const [path, setPath] = useState(boards.path);
  const [units, setUnits] = useState<readonly number[] | undefined>();
  const asking = useDeed();
  const { lock, climate } = boards;

  return (
    <section className="panel set-up-panel">
      <h2 className="text-section">{t('setUp.line')}</h2>
      <SetUpField label={t('setUp.port')} {...(ports.data?.length === 0 && { hint: t('setUp.portsNone') })}>
        {(id) => (
          <AutoComplete
            id={id}
            value={path}
            maxLength={200}
            placeholder={t('setUp.portPlaceholder')}
            options={(ports.data ?? []).map((port) => ({ value: port.path, label: `${port.path}　${port.maker}` }))}
            onChange={(value: string) => setPath(value)}
            onSelect={(value: string) => onChange({ ...boards, path: value })}
            onBlur={() => path.trim() !== '' && path !== boards.path && onChange({ ...boards, path: path.trim() })}
          />
        )}
      </SetUpField>
      <div className="set-up-row">
        <SetUpField label={t('setUp.baudRate')}>
          {(id) => (
            <Select
              id={id}
              value={boards.baudRate}
              options={baudRates.map((value) => ({ value, label: String(value) }))}
              onChange={(baudRate: number) => onChange({ ...boards, baudRate })}
            />
          )}
        </SetUpField>
        <SetUpField label={t('setUp.unit')}>{numberInput(boards.unit, 1, 247, (unit) => onChange({ ...boards, unit }))}</SetUpField>
        <Button
          loading={asking.busy}
          onClick={() => void asking.run(async () => setUnits(await call('setUp.units', boards.path, boards.baudRate)))}
        >
          {t('setUp.findUnits')}
        </Button>
      </div>
      <p className="text-small" role="status">
        {units && (units.length === 0 ? t('setUp.unitsNone') : t('setUp.unitsFound', { units: units.join('、') }))}
      </p>
      <Failure error={asking.error} />
      <SetUpField label={t('setUp.preset')}>
        {(id) => (
          <Select
            id={id}
            value={boards.preset}
            options={setupPresets.map((value) => ({ value, label: t(`setUp.preset.${value}`) }))}
            onChange={(preset: SetupBoards['preset']) => onChange({ ...boards, preset })}
          />
        )}
      </SetUpField>
      <SetUpField label={t('setUp.failure')} hint={t('setUp.failureHint')}>
        {(id) => (
          <Radio.Group
            id={id}
            value={lock.failure}
            options={lockFailures.map((value) => ({ value, label: t(`setUp.failure.${value}`) }))}
            onChange={(event) => onChange({ ...boards, lock: { ...lock, failure: event.target.value as (typeof lockFailures)[number] } })}
          />
        )}
      </SetUpField>
      <SetUpField label={t('setUp.lockMode')}>
        {(id) => (
          <Radio.Group
            id={id}
            value={lock.pulseMs === undefined ? 'level' : 'pulse'}
            options={(['pulse', 'level'] as const).map((value) => ({ value, label: t(`setUp.lockMode.${value}`) }))}
            onChange={(event) => onChange({ ...boards, lock: { ...lock, pulseMs: event.target.value === 'pulse' ? 5_000 : undefined } })}
          />
        )}
      </SetUpField>
      {lock.pulseMs !== undefined && (
        <SetUpField label={t('setUp.pulseMs')}>
          {numberInput(lock.pulseMs, 200, 60_000, (pulseMs) => onChange({ ...boards, lock: { ...lock, pulseMs } }))}
        </SetUpField>
      )}
      <div className="set-up-row">
        <SetUpField label={t('setUp.climate')}>
          {(id) => (
            <Select
              id={id}
              value={climate.kind}
              options={(['none', 'xy-md02', 'registers'] as const).map((value) => ({ value, label: t(`setUp.climate.${value}`) }))}
              onChange={(kind: keyof typeof climates) => onChange({ ...boards, climate: climates[kind] })}
            />
          )}
        </SetUpField>
        {climate.kind === 'xy-md02' && (
          <SetUpField label={t('setUp.climateUnit')}>
            {numberInput(climate.unit, 1, 247, (unit) => onChange({ ...boards, climate: { ...climate, unit } }))}
          </SetUpField>
        )}
        {climate.kind === 'registers' &&
          (['temperature', 'humidity'] as const).map((name) => (
            <SetUpField key={name} label={t(`setUp.${name}`)}>
              {numberInput(climate[name], 0, 65_535, (address) => onChange({ ...boards, climate: { ...climate, [name]: address } }))}
            </SetUpField>
          ))}
      </div>
    </section>
  );
}

/** A whole number; a field that is emptied keeps the number before. */
const numberInput = (value: number, min: number, max: number, onNumber: (value: number) => void) => (id: string) => (
  <InputNumber id={id} value={value} min={min} max={max} precision={0} onChange={(next) => next !== null && onNumber(next)} />
);
