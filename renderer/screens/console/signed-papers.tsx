import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { onPaper } from '../../../services/contract/signing';
import { Failure } from '../../components/failure';
import { dateTime } from '../../components/format';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

/** The scans of what was signed by hand, and the way to attach one; nothing where nothing was. */
export function SignedPapers({
  session,
  take,
}: {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
}): ReactNode {
  const deed = useDeed();
  const { papers, pages, companions } = session.signing;
  const byHand = [...pages, ...companions, session.signature, session.thumbprint].some((each) => each?.device === onPaper);
  if (!byHand) return null;
  async function attach(): Promise<void> {
    const next = await call('session.attachSignedPaper', session.id);
    if (next) take(next);
  }
  return (
    <div className="signed-papers">
      {papers.length === 0 ? (
        <p role="alert">{t('signing.scan.missing')}</p>
      ) : (
        <ul>
          {papers.map(({ name, sha256, at }) => (
            <li key={sha256 + at}>{t('signing.scan', { name, time: dateTime(at), short: sha256.slice(0, 12) })}</li>
          ))}
        </ul>
      )}
      <Button loading={deed.busy} onClick={() => void deed.run(attach)}>
        {t('signing.do.attach')}
      </Button>
      <Failure error={deed.error} />
    </div>
  );
}
