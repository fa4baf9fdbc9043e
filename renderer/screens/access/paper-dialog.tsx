import { CheckCircleFilled } from '@ant-design/icons';
import { Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { PaperFile } from '../../../services/contract/entry';
import type { AuthorisationView } from '../../../services/contract/room-use';
import '../../components/dialog.css';
import { Failure } from '../../components/failure';
import { clockTime } from '../../components/format';
import { useCall } from '../../components/use-call';
import { t } from '../../i18n/zh-cn';

interface Props {
  readonly authorisation: AuthorisationView;
  readonly onClose: () => void;
}

/** The paper as it was taken in; one that was changed or is missing is said instead. */
export function PaperDialog({ authorisation, onClose }: Props): ReactNode {
  const paper = useCall('authorisation.paper', authorisation.id);
  return (
    <Modal open title={authorisation.document} onCancel={onClose} width={1100} centered footer={null}>
      <div className="dialog-body">
        <Failure error={paper.error} />
        {paper.data && <Paper paper={paper.data} />}
      </div>
    </Modal>
  );
}

function Paper({ paper }: { readonly paper: PaperFile }): ReactNode {
  const [time] = useState(() => clockTime(new Date().toISOString()));
  return (
    <>
      <p className="paper-proved">
        <CheckCircleFilled aria-hidden />
        {t('authorisation.paper.proved', { time })}
        <span className="cell-small">{t('authorisation.paper.hash', { hash: paper.sha256 })}</span>
      </p>
      {paper.bytes === undefined ? <p>{t('authorisation.paper.window')}</p> : <Picture paper={paper} bytes={paper.bytes} />}
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
  return <img className="paper-picture" ref={picture} alt={t('authorisation.paper.picture', { name: paper.name })} />;
}
