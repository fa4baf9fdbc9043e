import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import type { StatementView } from '../../../services/contract/statements';
import { t } from '../../i18n/zh-cn';
import { Dialog } from '../dialog';
import { Failure } from '../failure';
import { useShell } from '../shell';
import { useCall } from '../use-call';
import { StatementFacts } from './statement-facts';
import { StatementForm } from './statement-form';
import { StatementReview } from './statement-review';
import './statements.css';

interface Props {
  readonly sessionId: string;
  readonly onClose: () => void;
}

/** 情况说明 of one session: what the recording itself says, what the officers write and sign, what the agency head decides (制度§19). */
export function StatementDialog({ sessionId, onClose }: Props): ReactNode {
  const { data, error, reload } = useCall('statement.ofSession', sessionId);
  return (
    <Dialog title={t('statement.title')} article="制度§19" width={980} onClose={onClose}>
      <div className="dialog-body">
        <Failure error={error} />
        {data?.length === 0 && <p>{t('statement.none')}</p>}
        {data?.length === 1 && data[0] && <Statement statement={data[0]} onChanged={reload} />}
        {data && data.length > 1 && (
          <Tabs
            items={data.map((statement) => ({
              key: statement.id,
              label: t(`statement.kind.${statement.kind}`),
              children: <Statement statement={statement} onChanged={reload} />,
            }))}
          />
        )}
      </div>
    </Dialog>
  );
}

function Statement({ statement, onChanged }: { readonly statement: StatementView; readonly onChanged: () => void }): ReactNode {
  const { person } = useShell();
  const mine = statement.inspectors.some(({ personId }) => personId === person.id);
  const open = statement.state === 'draft' || statement.state === 'returned';
  return (
    <div className="statement">
      <StatementFacts statement={statement} written={!(mine && open)} />
      {mine && open && <StatementForm key={statement.state} statement={statement} onChanged={onChanged} />}
      {person.role === 'agency-head' && statement.state === 'signed' && <StatementReview statement={statement} onChanged={onChanged} />}
    </div>
  );
}
