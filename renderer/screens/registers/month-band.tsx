import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { registerNames, type RegisterMonth, type SetFinding } from '../../../services/contract/registers';
import { Dialog } from '../../components/dialog';
import { DialogFoot } from '../../components/dialog-foot';
import { Failure } from '../../components/failure';
import { clockTime, dateTime } from '../../components/format';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

interface Props {
  readonly month: RegisterMonth | undefined;
  readonly mayClose: boolean;
  readonly onClosed: () => void;
}

/** Files of a set that its verification compares: a paper a register, the content, manifest, signature and key. */
const filesOfSet = registerNames.length + 4;

/** Where the chosen month stands: running, over, or closed as a set that can be verified. */
export function MonthBand({ month, mayClose, onClosed }: Props): ReactNode {
  const [asking, setAsking] = useState(false);
  if (!month) return <p className="month-band ink-2">{t('registers.close.choose')}</p>;
  if (month.closed) return <ClosedBand key={month.month} closed={month.closed} />;
  return (
    <div className="month-band">
      <p>{t(month.closable ? 'registers.close.open' : 'registers.close.running', { month: month.month })}</p>
      {month.closable && mayClose && (
        <Button type="primary" onClick={() => setAsking(true)}>
          {t('registers.close.button')}
        </Button>
      )}
      {asking && <CloseDialog month={month.month} onClosed={onClosed} onLeave={() => setAsking(false)} />}
    </div>
  );
}

function ClosedBand({ closed }: { readonly closed: NonNullable<RegisterMonth['closed']> }): ReactNode {
  const deed = useDeed();
  const [checked, setChecked] = useState<{ readonly findings: readonly SetFinding[]; readonly at: string } | undefined>();
  const verify = async () => setChecked({ findings: await call('register.verify', closed.month), at: new Date().toISOString() });
  return (
    <div className="month-band">
      <p>
        <strong>{t('registers.close.done', { number: String(closed.number), by: closed.closedBy, at: dateTime(closed.closedAt) })}</strong>
        <span className="text-small month-facts">
          <span>{t('registers.close.audit', { count: String(closed.audit.count), head: closed.audit.head.slice(0, 12) })}</span>
          <span>{t('registers.close.manifest', { hash: closed.manifestSha256.slice(0, 12) })}</span>
          {closed.copied !== undefined && (
            <span className={closed.copied ? '' : 'ink-amber'}>
              {t(closed.copied ? 'registers.close.copied' : 'registers.close.notCopied')}
            </span>
          )}
          <span className={closed.corrections > 0 ? 'ink-amber' : ''}>
            {t('registers.close.corrections', { count: String(closed.corrections) })}
          </span>
        </span>
      </p>
      <Failure error={deed.error} />
      {checked && <Verdict {...checked} copied={closed.copied !== undefined} />}
      <Button loading={deed.busy} onClick={() => void deed.run(verify)}>
        {t('registers.verify')}
      </Button>
    </div>
  );
}

interface VerdictProps {
  readonly findings: readonly SetFinding[];
  readonly at: string;
  /** Both sets were compared. */
  readonly copied: boolean;
}

function Verdict({ findings, at, copied }: VerdictProps): ReactNode {
  if (findings.length === 0)
    return (
      <p className="month-sound" role="status">
        <CheckCircleFilled aria-hidden />{' '}
        {t(copied ? 'registers.verify.soundTwice' : 'registers.verify.sound', { count: String(filesOfSet), time: clockTime(at) })}
      </p>
    );
  return (
    <ul className="month-wrong" role="alert">
      {findings.map(({ file, code, copy }) => (
        <li key={`${file} ${code} ${copy ?? ''}`}>
          <CloseCircleFilled aria-hidden />{' '}
          {t('registers.verify.wrong', {
            file: copy ? t('registers.verify.second', { file }) : file,
            what: t(`registers.finding.${code}`),
          })}
        </li>
      ))}
    </ul>
  );
}

function CloseDialog({
  month,
  onClosed,
  onLeave,
}: {
  readonly month: string;
  readonly onClosed: () => void;
  readonly onLeave: () => void;
}): ReactNode {
  const deed = useDeed();
  async function close(): Promise<void> {
    if (!(await deed.run(() => call('register.close', month)))) return;
    onLeave();
    onClosed();
  }
  return (
    <Dialog title={t('registers.close.title', { month })} width={720} onClose={onLeave}>
      <div className="dialog-body">
        <p>{t('registers.close.lead')}</p>
        <Failure error={deed.error} />
        <DialogFoot
          hint={''}
          submit={t('registers.close.submit')}
          ready={true}
          busy={deed.busy}
          onBack={onLeave}
          onSubmit={() => void close()}
        />
      </div>
    </Dialog>
  );
}
