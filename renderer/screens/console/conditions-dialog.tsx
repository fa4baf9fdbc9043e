import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { mayBeRepaired, type ConditionView } from '../../../services/contract/conditions';
import type { SessionView } from '../../../services/contract/sessions';
import { Article } from '../../components/article/article';
import { conditionWords } from '../../components/condition-words';
import { Dialog } from '../../components/dialog';
import { Failure } from '../../components/failure';
import { useShell } from '../../components/shell';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { conditionMark } from './condition-mark';
import './conditions-dialog.css';

interface Props {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
  readonly onClose: () => void;
}

/** Every legal condition with its article, when it was seen, when it wasn't, what can't be told; and what makes it good while it goes on. */
export function ConditionsDialog({ session, take, onClose }: Props): ReactNode {
  return (
    <Dialog title={t('conditions.title')} width={920} onClose={onClose}>
      <div className="dialog-body">
        <ul className="conditions">
          {session.conditions.map((condition) => (
            <li key={condition.condition} className={`clause-${condition.state}`}>
              {conditionMark(condition)}
              <div>
                <p>
                  <b>{t(`console.condition.${condition.condition}`)}</b> <Article code={condition.article} />
                </p>
                {conditionWords(condition, session).map((line) => (
                  <p key={line} className="ink-2">
                    {line}
                  </p>
                ))}
              </div>
              <Repair condition={condition} session={session} take={take} />
            </li>
          ))}
        </ul>
        <p className="text-small">{t('conditions.repair.note')}</p>
      </div>
    </Dialog>
  );
}

const steps: ReadonlySet<ConditionView['condition']> = new Set(['credentials', 'rights', 'recording-told']);

function Repair({ condition, session, take }: { readonly condition: ConditionView } & Pick<Props, 'session' | 'take'>): ReactNode {
  const { person } = useShell();
  const [text, setText] = useState<string | undefined>();
  const deed = useDeed();
  const over = session.phase === 'concluded' || session.phase === 'sealed';
  if (over || !mayBeRepaired(condition)) return null;
  if (session.phase === 'opening' && condition.state === 'not-seen' && steps.has(condition.condition))
    return <p className="text-small">{t('conditions.step')}</p>;
  const [lead] = session.inspectors;
  if (lead?.personId !== person.id) return <p className="text-small">{t('conditions.repair.lead', { name: lead?.name ?? '' })}</p>;
  const name = t(`console.condition.${condition.condition}`);
  if (text === undefined) return <Button onClick={() => setText('')}>{t('conditions.repair')}</Button>;
  const save = async (): Promise<void> => {
    take(await call('session.repairCondition', session.id, condition.condition, text.trim()));
    setText(undefined);
  };
  return (
    <form
      className="condition-repair"
      onSubmit={(event) => {
        event.preventDefault();
        void deed.run(save);
      }}
    >
      <Input
        autoFocus
        aria-label={t('conditions.repair.text', { condition: name })}
        placeholder={t(condition.condition === 'one-person' ? 'conditions.repair.one-person' : 'conditions.repair.hint')}
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button htmlType="submit" type="primary" disabled={text.trim() === ''} loading={deed.busy}>
        {t('conditions.repair.submit')}
      </Button>
      <Failure error={deed.error} />
    </form>
  );
}
