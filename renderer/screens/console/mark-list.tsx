import { FlagFilled, FlagOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { MarkView, SessionView } from '../../../services/contract/sessions';
import { Failure } from '../../components/failure';
import { recordingTime } from '../../components/format';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { useKey } from './use-key';

/** Moments worth finding again, newest first. */
export function MarkList({ session }: { readonly session: SessionView }): ReactNode {
  const [text, setText] = useState<string | undefined>();
  const deed = useDeed();
  const may = session.phase !== 'concluded' && session.phase !== 'sealed';
  useKey('F8', () => (text === undefined ? setText('') : save()), may);

  function save(): void {
    void deed.run(() => call('mark.add', session.id, text?.trim() || t('console.mark.default'))).then((done) => done && setText(undefined));
  }

  return (
    <section className="panel mark-list">
      <header>
        <h2 className="text-section">{t('console.marks')}</h2>
        <span className="mark-count">{session.marks.length}</span>
        {may && text === undefined && (
          <Button className="mark-button" icon={<FlagFilled />} aria-label={t('console.mark.add')} onClick={() => setText('')}>
            {t('console.mark.add')} <kbd className="key-cap">F8</kbd>
          </Button>
        )}
        {may && text !== undefined && (
          <Input.Search
            autoFocus
            className="mark-input"
            aria-label={t('console.mark.text')}
            placeholder={t('console.mark.placeholder')}
            enterButton={t('console.mark.save')}
            maxLength={60}
            loading={deed.busy}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onSearch={save}
            onKeyDown={(event) => event.key === 'Escape' && setText(undefined)}
          />
        )}
      </header>
      <Failure error={deed.error} />
      {session.marks.length === 0 && <p className="mark-none ink-2">{t('console.marks.none')}</p>}
      <ol>
        {session.marks
          .toSorted((a, b) => b.at.localeCompare(a.at))
          .map((mark) => (
            <MarkRow key={mark.id} mark={mark} startedAt={session.startedAt} />
          ))}
      </ol>
    </section>
  );
}

function MarkRow({ mark, startedAt }: { readonly mark: MarkView; readonly startedAt: string | undefined }): ReactNode {
  return (
    <li>
      <span className="mark-time">{startedAt ? recordingTime(startedAt, mark.at) : '—'}</span>
      {mark.kind === 'manual' ? (
        <FlagOutlined aria-label={t('console.mark.manual')} />
      ) : (
        <span className="text-small">{t('console.mark.automatic')}</span>
      )}
      <span>{mark.text}</span>
    </li>
  );
}
