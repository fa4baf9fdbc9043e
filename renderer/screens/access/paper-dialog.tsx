import type { ReactNode } from 'react';
import type { AuthorisationView } from '../../../services/contract/room-use';
import { Dialog } from '../../components/dialog';
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
    <Dialog title={authorisation.document} width={1100} onClose={onClose}>
      <div className="dialog-body">
        <Failure error={paper.error} />
        {paper.data && <PaperProof paper={paper.data} />}
      </div>
    </Dialog>
  );
}
