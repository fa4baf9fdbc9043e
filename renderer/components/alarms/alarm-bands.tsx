import { AlertFilled, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RoomAlarmView } from '../../../services/contract/entry';
import { t } from '../../i18n/zh-cn';
import { clockTime } from '../format';
import '../strip/recording-strip.css';
import './alarm-bands.css';
import { AnswerAlarmDialog } from './answer-alarm-dialog';
import { useAlarms } from './use-alarms';

/** Under the strip and over everything else, also over the lock: what the room calls about, until somebody answers. */
export function AlarmBands(): ReactNode {
  const alarms = useAlarms();
  const [answering, setAnswering] = useState<RoomAlarmView | undefined>();
  return (
    <>
      {alarms.map((alarm) => (
        <div key={alarm.number} className={`strip-alarm alarm-band alarm-${alarm.grade}`} data-testid={`alarm-${alarm.kind}`}>
          {alarm.grade === 'alarm' ? <AlertFilled aria-hidden /> : <WarningFilled aria-hidden />}
          <p className="strip-alarm-words">
            <strong>{t(`alarm.${alarm.kind}`)}</strong>
            <span className="alarm-words">{t(`alarm.${alarm.kind}.words`, { time: clockTime(alarm.raisedAt) })}</span>
          </p>
          <p className="strip-alarm-cause">{t('alarm.where', { room: alarm.roomName, place: alarm.place })}</p>
          <Button {...(alarm.grade === 'alarm' && { type: 'primary', danger: true })} onClick={() => setAnswering(alarm)}>
            {t('alarm.answer')}
          </Button>
        </div>
      ))}
      <div className="visually-hidden" role="alert" aria-live="assertive">
        {alarms.map((alarm) => t(`alarm.${alarm.kind}.words`, { time: clockTime(alarm.raisedAt) })).join('')}
      </div>
      {answering && <AnswerAlarmDialog alarm={answering} onClose={() => setAnswering(undefined)} />}
    </>
  );
}
