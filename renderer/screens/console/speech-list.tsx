import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { SpeechLineView } from '../../../services/contract/speech';
import type { SessionView } from '../../../services/contract/sessions';
import { Failure } from '../../components/failure';
import { recordingTime } from '../../components/format';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { offerWords } from './offered-words';

interface Props {
  readonly session: SessionView;
  readonly lines: readonly SpeechLineView[];
  readonly take: (lines: readonly SpeechLineView[]) => void;
  readonly writes: boolean;
}

/** 语音草稿, newest first: a machine's guess, which becomes text of the 笔录 only by an officer's hand. */
export function SpeechList({ session, lines, take, writes }: Props): ReactNode {
  const deed = useDeed();
  const { startedAt = '' } = session;
  const takeOver = (line: SpeechLineView): void => {
    if (offerWords(line.text)) void deed.run(async () => take(await call('speech.take', session.id, line.number)));
  };
  return (
    <>
      <Failure error={deed.error} />
      <p className="speech-note text-small">{t(lines.length === 0 ? 'speech.none' : 'speech.draft')}</p>
      <ol className="speech-lines">
        {lines.toReversed().map((line) => (
          <li key={line.number}>
            <span className="mark-time">{recordingTime(startedAt, line.from)}</span>
            <span className="text-small">{line.takenAt === undefined ? '' : t('speech.taken')}</span>
            <span>{line.text}</span>
            {writes && (
              <Button
                disabled={deed.busy}
                aria-label={t('speech.take.of', { time: recordingTime(startedAt, line.from) })}
                onClick={() => takeOver(line)}
              >
                {t('speech.take')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
