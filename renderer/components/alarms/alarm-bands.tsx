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
import { useAlarmTone } from './use-alarm-tone';
import { useAlarms } from './use-alarms';

/**
 * Under the strip and over everything else, also over the lock: what the room calls about, until somebody answers. It is heard too while nothing is
 * recorded: during a session the room's microphone would take the tone into the evidence, and the bands and the buzzer at the door must do.
 */
export function AlarmBands({ recording }: { readonly recording: boolean }): ReactNode {
  const alarms = useAlarms();
  const [muted, setMuted] = useState<ReadonlySet<number>>(new Set());
  const sounds = ({ number, grade }: RoomAlarmView) => grade === 'alarm' && !recording && !muted.has(number);
  useAlarmTone(alarms.some(sounds));
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
          {sounds(alarm) && <Button onClick={() => setMuted((old) => new Set([...old, alarm.number]))}>{t('alarm.mute')}</Button>}
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
