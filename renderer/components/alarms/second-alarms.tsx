import type { ReactNode } from 'react';
import { sentence } from '../../i18n/zh-cn';
import '../strip/recording-strip.css';
import '../strip/second-strip.css';
import { useAlarms } from './use-alarms';

/** The person questioned is told too, in plain words, of what concerns people; what concerns the room itself is no worry of theirs. */
export function SecondAlarms(): ReactNode {
  return useAlarms()
    .filter(({ grade }) => grade === 'alarm')
    .map((alarm) => (
      <div key={alarm.number} className="strip-alarm second-strip-alarm" role="alert" data-testid={`alarm-${alarm.kind}`}>
        <p className="strip-alarm-words">{sentence(`alarm.second.${alarm.kind}`)}</p>
      </div>
    ));
}
