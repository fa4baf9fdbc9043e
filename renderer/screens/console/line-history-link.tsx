import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Instant } from '../../components/instant';
import { t } from '../../i18n/zh-cn';
import { LineHistoryDialog } from './line-history-dialog';
import type { Sheet } from './transcript-writer';

interface Props {
  readonly sessionId: string;
  readonly startedAt: Instant | undefined;
  /** Asked when it is opened and not before: typing draws nothing here. */
  readonly current: () => Sheet;
}

/** The way to what lines said before, by hand or by Ctrl+H: of the line that is open first. Nothing is read until then. */
export function LineHistoryLink({ sessionId, startedAt, current }: Props): ReactNode {
  const [opened, setOpened] = useState<{ readonly lineId: string | undefined } | undefined>();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'h') return;
      event.preventDefault();
      setOpened({ lineId: current().current.id });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [current]);
  return (
    <>
      <Button
        type="text"
        size="small"
        className="usual-questions"
        aria-keyshortcuts="Control+H"
        onClick={() => setOpened({ lineId: current().current.id })}
      >
        <kbd className="key-cap">Ctrl</kbd>
        <kbd className="key-cap">H</kbd> {t('lineHistory.open')}
      </Button>
      {opened && (
        <LineHistoryDialog sessionId={sessionId} startedAt={startedAt} lineId={opened.lineId} onClose={() => setOpened(undefined)} />
      )}
    </>
  );
}
