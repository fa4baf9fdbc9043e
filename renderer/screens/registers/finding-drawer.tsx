import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { FindingPage, FindingView } from '../../../services/contract/findings';
import { registerNumber } from '../../../services/contract/register-number';
import { useShell } from '../../components/shell';
import { t } from '../../i18n/zh-cn';
import { FindingActDialog } from './finding-act-dialog';

interface Props extends Pick<FindingPage, 'title' | 'columns'> {
  readonly finding: FindingView;
  readonly onClose: () => void;
  readonly onGraded: () => void;
}

/** One finding: what it says, its evidence, what was made of it, and the way to watch it. */
export function FindingDrawer({ title, columns, finding, onClose, onGraded }: Props): ReactNode {
  const { person, go } = useShell();
  const [grading, setGrading] = useState(false);
  const { sessionId } = finding;
  return (
    <Drawer open rootClassName="register-drawer" onClose={onClose} size={720} title={`${title}　${registerNumber(finding.number)}`}>
      <dl className="register-line findings-lines">
        {columns.map(({ key, title: name }) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd>{finding.cells[key] === '' ? t('registers.line.empty') : finding.cells[key]}</dd>
          </div>
        ))}
      </dl>
      <div className="findings-deeds">
        {person.role === 'legal-inspection' && (
          <Button type="primary" onClick={() => setGrading(true)}>
            {t('findings.grade')}
          </Button>
        )}
        {sessionId !== undefined && <Button onClick={() => go({ kind: 'playback', sessionId })}>{t('findings.watch')}</Button>}
      </div>
      {grading && <FindingActDialog finding={finding} name={person.name} onDone={onGraded} onClose={() => setGrading(false)} />}
    </Drawer>
  );
}
