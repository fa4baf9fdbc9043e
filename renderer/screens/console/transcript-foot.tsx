import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { clockTime } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import type { TranscriptWriter } from './transcript-writer';
import { useSheet } from './use-transcript-writer';

interface Props {
  readonly writer: TranscriptWriter;
  /** Of minutes, who may speak. */
  readonly speakers: readonly string[] | undefined;
  readonly offering: boolean;
  readonly onOffering: (offering: boolean) => void;
}

/** What the keys do, and that everything is stored. */
export function TranscriptFoot({ writer, speakers, offering, onOffering }: Props): ReactNode {
  const savedAt = useSheet(writer, (sheet) => sheet.savedAt);
  const offer = (words: string): ReactNode => (
    <Button type="text" size="small" className="usual-questions" onClick={() => onOffering(!offering)}>
      <kbd className="key-cap">Ctrl</kbd>
      <kbd className="key-cap">T</kbd> {words}
    </Button>
  );
  return (
    <>
      <KeyHint caps={['Enter']} words={t(speakers ? 'closing.key.enter' : 'console.key.enter')} />
      {!speakers && <KeyHint caps={['Tab']} words={t('console.key.tab')} />}
      <KeyHint caps={['↑', '↓']} words={t('console.key.lines')} />
      <KeyHint caps={['Ctrl', 'Enter']} words={t('console.key.insert')} />
      <KeyHint caps={['Ctrl', 'Z']} words={t('console.key.undo')} />
      {speakers ? (
        <Dropdown
          open={offering}
          onOpenChange={onOffering}
          trigger={[]}
          placement="top"
          styles={{ root: { maxWidth: 640 } }}
          menu={{
            items: speakers.map((words) => ({ key: words, label: words })),
            onClick: ({ key }) => {
              onOffering(false);
              writer.change({ text: writer.now().current.text + key });
            },
            autoFocus: true,
          }}
        >
          {offer(t('closing.key.speakers'))}
        </Dropdown>
      ) : (
        offer(t('console.key.usual'))
      )}
      <span className="transcript-saved" role="status">
        {savedAt && t('console.saved', { time: clockTime(savedAt) })}
      </span>
    </>
  );
}

/** Keys and what they do. */
export function KeyHint({ caps, words }: { readonly caps: readonly string[]; readonly words: string }): ReactNode {
  return (
    <span className="key-hint">
      {caps.map((cap) => (
        <kbd key={cap} className="key-cap">
          {cap}
        </kbd>
      ))}{' '}
      {words}
    </span>
  );
}
