import { Modal } from 'antd';
import type { ReactNode } from 'react';
import type { AuthorisationView } from '../../../services/contract/room-use';
import '../../components/dialog.css';
import { Failure } from '../../components/failure';
import { PaperProof } from '../../components/paper-proof/paper-proof';
import { useCall } from '../../components/use-call';

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
        {paper.data && <PaperProof paper={paper.data} />}
      </div>
    </Modal>
  );
}
