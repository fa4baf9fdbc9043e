import { CheckCircleFilled } from '@ant-design/icons';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { PaperFile } from '../../../services/contract/entry';
import { t } from '../../i18n/zh-cn';
import { clockTime } from '../format';
import './paper-proof.css';

/** A paper as it was taken in, with its proof; a PDF stands in a window of its own. */
export function PaperProof({ paper }: { readonly paper: PaperFile }): ReactNode {
  const [time] = useState(() => clockTime(new Date().toISOString()));
  return (
    <>
      <p className="paper-proved">
        <CheckCircleFilled aria-hidden />
        {t('paper.proved', { time })}
        <span className="cell-small">{t('paper.hash', { hash: paper.sha256 })}</span>
      </p>
      {paper.bytes === undefined ? <p>{t('paper.window')}</p> : <Picture paper={paper} bytes={paper.bytes} />}
    </>
  );
}

function Picture({ paper, bytes }: { readonly paper: PaperFile; readonly bytes: Uint8Array }): ReactNode {
  const picture = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: paper.kind }));
    if (picture.current) picture.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [bytes, paper.kind]);
  return <img className="paper-picture" ref={picture} alt={t('paper.picture', { name: paper.name })} />;
}
