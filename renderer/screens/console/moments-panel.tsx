import { FileImageOutlined, FlagFilled } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { MarkView, SessionView } from '../../../services/contract/sessions';
import { Failure } from '../../components/failure';
import { recordingTime } from '../../components/format';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { ExhibitDialog } from './exhibit-dialog';
import { ExhibitList } from './exhibit-list';
import { MarkList } from './mark-list';
import { SpeechList } from './speech-list';
import { useSpeech } from './use-speech';
import { useKey } from './use-key';

interface Props {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
  /** Whether who is signed in shows things to the person. */
  readonly shows: boolean;
}

const tabs = ['marks', 'exhibits', 'speech'] as const;
const names = { marks: 'console.marks', exhibits: 'exhibit.list', speech: 'speech.title' } as const;

/** Beneath the picture: the moments that were marked, and what was shown to the person. F8 marks the moment at once; its words may follow. */
export function MomentsPanel({ session, take, shows }: Props): ReactNode {
  const [tab, setTab] = useState<(typeof tabs)[number]>('marks');
  const [writing, setWriting] = useState<Pick<MarkView, 'id' | 'at'> | undefined>();
  const [text, setText] = useState('');
  const [showing, setShowing] = useState(false);
  const speech = useSpeech(session.id);
  const deed = useDeed();
  const counts = { marks: session.marks.length, exhibits: session.exhibits.length, speech: speech.lines?.length };
  const shown = tab === 'speech' && !speech.lines ? 'marks' : tab;
  const may = session.phase !== 'concluded' && session.phase !== 'sealed';
  useKey('F8', () => (writing ? save() : mark()), may && !showing);
  useKey('F7', () => setShowing(true), may && shows);

  function write(mark: Pick<MarkView, 'id' | 'at'> | undefined): void {
    setText('');
    setWriting(mark);
  }
  function mark(): void {
    setTab('marks');
    void deed.run(async () => write(await call('mark.add', session.id, '')));
  }
  function save(): void {
    const words = text.trim();
    if (!writing || words === '') write(undefined);
    else void deed.run(async () => take(await call('mark.write', session.id, writing.id, words))).then((done) => done && write(undefined));
  }

  return (
    <section className="panel mark-list">
      <header>
        {writing ? (
          <Input.Search
            autoFocus
            className="mark-input"
            prefix={
              <span className="ink-2">
                {t('console.mark.of', { time: session.startedAt ? recordingTime(session.startedAt, writing.at) : '' })}
              </span>
            }
            aria-label={t('console.mark.text')}
            placeholder={t('console.mark.placeholder')}
            enterButton={t('console.mark.save')}
            maxLength={60}
            loading={deed.busy}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onSearch={save}
            onKeyDown={(event) => event.key === 'Escape' && write(undefined)}
          />
        ) : (
          <>
            <div className="moment-tabs" role="tablist" aria-label={t('console.moments')}>
              {tabs.map((one) =>
                counts[one] === undefined ? null : (
                  <button key={one} type="button" role="tab" aria-selected={one === shown} onClick={() => setTab(one)}>
                    <span className="text-section">{t(names[one])}</span>
                    <span className="mark-count">{counts[one]}</span>
                  </button>
                ),
              )}
            </div>
            {may && shows && (
              <Button
                className="mark-button"
                icon={<FileImageOutlined aria-hidden />}
                aria-keyshortcuts="F7"
                onClick={() => setShowing(true)}
              >
                {t('exhibit.add')}{' '}
                <kbd className="key-cap" aria-hidden>
                  F7
                </kbd>
              </Button>
            )}
            {may && (
              <Button className="mark-button" icon={<FlagFilled aria-hidden />} aria-keyshortcuts="F8" loading={deed.busy} onClick={mark}>
                {t('console.mark.add')}{' '}
                <kbd className="key-cap" aria-hidden>
                  F8
                </kbd>
              </Button>
            )}
          </>
        )}
      </header>
      <Failure error={deed.error} />
      {shown === 'speech' && speech.lines ? (
        <SpeechList session={session} lines={speech.lines} take={speech.take} writes={may && shows} />
      ) : shown === 'marks' ? (
        <MarkList session={session} onWrite={may ? write : undefined} />
      ) : (
        <ExhibitList session={session} take={take} shows={may && shows} />
      )}
      {showing && (
        <ExhibitDialog
          session={session}
          onShown={(next) => {
            take(next);
            setTab('exhibits');
          }}
          onClose={() => setShowing(false)}
        />
      )}
    </section>
  );
}
