import { EditOutlined, FlagOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { MarkView, SessionView } from '../../../services/contract/sessions';
import { recordingTime } from '../../components/format';
import { t } from '../../i18n/zh-cn';

interface Props {
  readonly session: SessionView;
  /** Undefined once nothing may be written any more. */
  readonly onWrite: ((mark: MarkView) => void) | undefined;
}

/** Moments worth finding again, newest first; the list itself takes the focus, as it scrolls and its rows may hold nothing that does. */
export function MarkList({ session, onWrite }: Props): ReactNode {
  if (session.marks.length === 0) return <p className="mark-none ink-2">{t('console.marks.none')}</p>;
  return (
    <ol tabIndex={0}>
      {session.marks
        .toSorted((a, b) => b.at.localeCompare(a.at))
        .map((mark) => (
          <MarkRow key={mark.id} mark={mark} startedAt={session.startedAt} onWrite={onWrite} />
        ))}
    </ol>
  );
}

function MarkRow({
  mark,
  startedAt,
  onWrite,
}: {
  readonly mark: MarkView;
  readonly startedAt: string | undefined;
  readonly onWrite: Props['onWrite'];
}): ReactNode {
  const timeOf = (at: string): string => (startedAt ? recordingTime(startedAt, at) : '—');
  const last = mark.added?.at(-1);
  return (
    <li>
      <span className="mark-time">{timeOf(mark.at)}</span>
      {mark.kind === 'manual' ? (
        <FlagOutlined aria-label={t('console.mark.manual')} />
      ) : (
        <span className="text-small">{t('console.mark.automatic')}</span>
      )}
      <span title={last && t('console.mark.added', { time: timeOf(last.at) })}>{mark.text || t('console.mark.default')}</span>
      {onWrite && mark.kind === 'manual' && (
        <Button
          type="text"
          icon={<EditOutlined />}
          aria-label={t('console.mark.write', { time: timeOf(mark.at) })}
          onClick={() => onWrite(mark)}
        />
      )}
    </li>
  );
}
