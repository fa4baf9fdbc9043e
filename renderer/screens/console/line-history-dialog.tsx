import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { LineHistoryView } from '../../../services/contract/line-histories';
import { Dialog } from '../../components/dialog';
import { Failure } from '../../components/failure';
import { dateTime, recordingTime } from '../../components/format';
import type { Instant } from '../../components/instant';
import { useCall } from '../../components/use-call';
import { t } from '../../i18n/zh-cn';
import './line-history.css';
import { kindName } from './transcript-row';

interface Of {
  readonly sessionId: string;
  readonly startedAt: Instant | undefined;
}

interface Props extends Of {
  /** The line that is open, where the store has it. */
  readonly lineId: string | undefined;
  readonly onClose: () => void;
}

/** What lines of the 笔录 said before, by whom and when; to be read only. All of them are read when they are asked for. */
export function LineHistoryDialog({ sessionId, startedAt, lineId, onClose }: Props): ReactNode {
  const [all, setAll] = useState(lineId === undefined);
  return (
    <Dialog title={t('lineHistory.title')} width={860} onClose={onClose}>
      <div className="dialog-body">
        <p className="ink-2">{t('lineHistory.lead')}</p>
        {lineId !== undefined && (
          <Histories
            sessionId={sessionId}
            startedAt={startedAt}
            lineId={lineId}
            title={t('lineHistory.line')}
            none={t('lineHistory.line.none')}
          />
        )}
        {all ? (
          <Histories
            sessionId={sessionId}
            startedAt={startedAt}
            lineId={undefined}
            title={t('lineHistory.all')}
            none={t('lineHistory.all.none')}
          />
        ) : (
          <Button onClick={() => setAll(true)}>{t('lineHistory.all.show')}</Button>
        )}
      </div>
    </Dialog>
  );
}

interface HistoriesProps extends Of {
  readonly lineId: string | undefined;
  readonly title: string;
  readonly none: string;
}

function Histories({ sessionId, startedAt, lineId, title, none }: HistoriesProps): ReactNode {
  const { data, error, answered } = useCall('transcript.histories', sessionId, lineId);
  return (
    <section className="line-histories" aria-label={title}>
      <h3 className="text-strong">{title}</h3>
      <Failure error={error} />
      {answered && data?.length === 0 && <p>{none}</p>}
      {data?.map((history) => (
        <History key={history.lineId} history={history} startedAt={startedAt} />
      ))}
    </section>
  );
}

function History({ history, startedAt }: { readonly history: LineHistoryView; readonly startedAt: Instant | undefined }): ReactNode {
  const { struck, versions } = history;
  return (
    <ol className="line-history">
      {versions.map(({ at, change, kind, text, struck: removed, by }, index) => {
        const isNow = index === versions.length - 1;
        return (
          // Two states of one line may have one time.
          <li key={`${at} ${index}`}>
            <span className="ink-2">
              {startedAt ? t('lineHistory.at', { time: recordingTime(startedAt, at) }) : dateTime(at)}
              <br />
              {by ?? t(change === 'corrected' ? 'lineHistory.by.questioned' : 'lineHistory.by.unknown')}
            </span>
            <span>
              <small className="ink-2">
                {removed ? t(isNow && struck ? 'lineHistory.struck' : 'lineHistory.removed') : t(`lineHistory.change.${change}`)}
                {isNow && !removed && `　${t('lineHistory.now')}`}
              </small>
              {!removed && (
                <p>
                  <b>{kindName(kind)}</b>　{text}
                </p>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
