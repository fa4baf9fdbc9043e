import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SelfTestView, TestLineView } from '../../../services/contract/upkeep';
import { Failure } from '../../components/failure';
import { dateTime } from '../../components/format';
import { useSelfTest } from '../../components/self-test/use-self-test';
import { testCounts } from '../../components/self-test/test-words';
import { useShell } from '../../components/shell';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call, useEvent } from '../../kiosk/kiosk';
import { FaultDialog } from './fault-dialog';
import { TestHistory } from './test-history';
import { TestLines } from './test-lines';

/** 每日自检 (规定§7): the newest test whole, or an earlier one that was chosen; begun by hand from here. */
export function SelfTestTab(): ReactNode {
  const { person } = useShell();
  const { state, error } = useSelfTest();
  const faults = useCall('fault.open');
  useEvent('bookings.changed', faults.reload);
  const faultOf = new Map(
    (faults.data ?? []).flatMap(({ deviceId, number }) => (deviceId === undefined ? [] : [[deviceId, number] as const])),
  );
  const deed = useDeed();
  const [chosen, setChosen] = useState<SelfTestView | undefined>();
  const [file, setFile] = useState<string | undefined>();
  const [reported, setReported] = useState<TestLineView | undefined>();
  const running = deed.busy || state?.runningSince !== undefined;
  const test = chosen ?? state?.newest;
  const mayRun = person.role === 'room-administrator' || person.role === 'office-staff';

  async function run(): Promise<void> {
    setChosen(undefined);
    setFile(undefined);
    await deed.run(() => call('selfTest.run'));
  }
  async function print(number: number): Promise<void> {
    await deed.run(async () => setFile((await call('selfTest.print', number)).file));
  }
  return (
    <>
      <div className="upkeep-band panel">
        <div>
          <p className="text-strong">{test ? headOf(test) : t('selfTest.never')}</p>
          <p className="ink-2" role="status">
            {running ? t('selfTest.running') : [hourWords(state?.daily), t('selfTest.lead')].join('　')}
          </p>
        </div>
        {test && test.skippedBecause === undefined && (
          <Button disabled={deed.busy} onClick={() => void print(test.number)}>
            {t('selfTest.print')}
          </Button>
        )}
        {mayRun && (
          <Button type="primary" loading={running} onClick={() => void run()}>
            {t('selfTest.run')}
          </Button>
        )}
      </div>
      <Failure error={deed.error ?? error ?? faults.error} />
      {file !== undefined && (
        <p className="upkeep-written" role="status">
          {t('upkeep.written', { file })}
        </p>
      )}
      <div className="self-test-columns">
        {test && test.skippedBecause === undefined ? (
          <TestLines test={test} faultOf={faultOf} onReport={person.role === 'room-administrator' && !chosen ? setReported : undefined} />
        ) : (
          <div className="panel self-test-none">
            {test?.skippedBecause !== undefined && <p>{t(`selfTest.skipped.${test.skippedBecause}`)}</p>}
          </div>
        )}
        <TestHistory chosen={test?.number} onChoose={setChosen} />
      </div>
      {reported && (
        <FaultDialog
          about={{ deviceId: reported.deviceId, device: reported.device, causes: reported.causes }}
          onLeave={() => setReported(undefined)}
          onReported={() => {
            setReported(undefined);
            faults.reload();
          }}
        />
      )}
    </>
  );
}

/** `第 3 号　2026-11-25 07:30:12　通过 12 项，…` */
function headOf(test: SelfTestView): string {
  const found = test.skippedBecause === undefined ? testCounts(test) : t('selfTest.outcome.skipped');
  return [t('selfTest.number', { number: String(test.number) }), dateTime(test.endedAt), found].join('　');
}

function hourWords(daily: string | undefined): string {
  return daily === undefined ? t('selfTest.onlyByHand') : t('selfTest.daily', { time: daily });
}
