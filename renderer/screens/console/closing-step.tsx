import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RecordDraft, RecordView } from '../../../services/contract/records';
import type { SessionView } from '../../../services/contract/sessions';
import { isInUse, sessionWords } from '../../components/session-words';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { Failure } from '../../components/failure';
import { CloseDialog } from './close-dialog';
import { RecordDialog } from './record-dialog';

interface Props {
  readonly session: SessionView;
  readonly record: RecordView;
  readonly take: (session: SessionView) => void;
  readonly flush: () => Promise<boolean>;
  readonly look: { readonly size: 'large'; readonly type: 'default' | 'primary'; readonly className: string };
}

/** The way to the end of what isn't a questioning: its record is written, read and signed where somebody of outside speaks, then the act that closes it. */
export function ClosingStep({ session, record, take, flush, look }: Props): ReactNode {
  const deed = useDeed();
  const [open, setOpen] = useState<'record' | 'close' | undefined>();
  const { act, record: name } = sessionWords(session);
  const { phase } = session;

  async function write(draft: RecordDraft): Promise<void> {
    // Nothing is read or signed that the store does not hold.
    if (!(await flush())) throw new Error('the lines are not saved');
    const written = await call('session.writeRecord', session.id, draft);
    take(written);
    if (written.record?.wantsSignature === true) take(await call('session.handForReview', session.id));
    else setOpen('close');
  }
  const resume = (): void => void deed.run(async () => take(await call('session.resumeQuestioning', session.id)));
  const unsigned = (
    <Button type="link" className="closing-unsigned" onClick={() => setOpen('close')}>
      {t('closing.do.unsigned')}
    </Button>
  );

  function buttons(): ReactNode {
    if (isInUse(session))
      return (
        <Button {...look} onClick={() => setOpen('record')}>
          {t('closing.do.write', { record: name })}
        </Button>
      );
    switch (phase) {
      case 'opening':
        return (
          <Button {...look} disabled>
            {t('closing.do.write', { record: name })}
          </Button>
        );
      case 'reviewing':
        return (
          <>
            {unsigned}
            <Button {...look} type="default" loading={deed.busy} onClick={resume}>
              {t('closing.do.resume', { act })}
            </Button>
          </>
        );
      case 'reviewed':
        return (
          <>
            {unsigned}
            <Button {...look} disabled>
              {t('closing.do.waitSignature')}
            </Button>
          </>
        );
      case 'signed':
        return (
          <Button {...look} onClick={() => setOpen('close')}>
            {t('closing.do.close', { ending: record.form.act })}
          </Button>
        );
      default:
        return null;
    }
  }
  return (
    <>
      {deed.error !== undefined && (
        <div className="next-step-failure">
          <Failure error={deed.error} />
        </div>
      )}
      {buttons()}
      {open === 'record' && (
        <RecordDialog
          session={session}
          record={record}
          onWrite={write}
          onClose={() => setOpen((now) => (now === 'record' ? undefined : now))}
        />
      )}
      {open === 'close' && (
        <CloseDialog
          session={session}
          record={record}
          take={take}
          onSubmit={async (credential, reason) => {
            take(await call('session.close', session.id, credential, reason));
            setOpen(undefined);
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}
