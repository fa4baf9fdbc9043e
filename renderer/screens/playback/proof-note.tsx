import { CheckCircleFilled, SyncOutlined, WarningFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { PlaybackProof } from '../../../services/contract/playback';
import { clockTime } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { findingWords } from './recording-words';

/** Whether the files are what was sealed, with the time of the check. */
export function ProofNote({ proof }: { readonly proof: PlaybackProof }): ReactNode {
  if (proof.state === 'running') {
    const percent = proof.totalBytes > 0 ? Math.min(99, Math.floor((proof.doneBytes / proof.totalBytes) * 100)) : 0;
    return (
      <p className="proof-note" role="status">
        <SyncOutlined aria-hidden />
        {t('playback.proof.running', { percent: String(percent) })}
      </p>
    );
  }
  if (proof.findings.length > 0) return null;
  return (
    <p className="proof-note proof-note-good" role="status">
      <CheckCircleFilled aria-hidden />
      {t('playback.proof.intact', { time: clockTime(proof.at) })}
    </p>
  );
}

const named = 4;

/** What is not as it was sealed, by name; what is intact can still be seen. */
export function BrokenProof({ proof }: { readonly proof: PlaybackProof }): ReactNode {
  if (proof.state === 'running' || proof.findings.length === 0) return null;
  const { findings } = proof;
  return (
    <div className="proof-broken" role="alert">
      <WarningFilled aria-hidden />
      <div>
        <strong>{t('playback.proof.broken', { count: String(findings.length), time: clockTime(proof.at) })}</strong>
        <p>
          {findings
            .slice(0, named)
            .map(({ code, file }) => (file === '' ? findingWords(code) : t('playback.proof.finding', { file, what: findingWords(code) })))
            .join('；')}
          {findings.length > named && t('playback.proof.more', { count: String(findings.length - named) })}
          {t('playback.proof.next')}
        </p>
      </div>
    </div>
  );
}
