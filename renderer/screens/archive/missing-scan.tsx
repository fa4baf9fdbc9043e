import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ArchiveEntryView } from '../../../services/contract/archive';
import { Failure } from '../../components/failure';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

/** 规定§15: the scan of what was signed on paper, where it isn't there yet. */
export function MissingScan({ entry, onAttached }: { readonly entry: ArchiveEntryView; readonly onAttached: () => void }): ReactNode {
  const deed = useDeed();
  if (!entry.filingProblems.includes('scan-missing')) return null;
  return (
    <div className="archive-file">
      <p role="alert">{t('signing.scan.missing')}</p>
      <Failure error={deed.error} />
      <Button loading={deed.busy} onClick={() => void deed.run(() => call('session.attachSignedPaper', entry.sessionId)).then(onAttached)}>
        {t('signing.do.attach')}
      </Button>
    </div>
  );
}
