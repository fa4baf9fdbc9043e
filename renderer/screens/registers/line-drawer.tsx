import { Button, Drawer, Input, Select } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { RegisterColumn, RegisterLineView, RegisterName } from '../../../services/contract/registers';
import { Dialog } from '../../components/dialog';
import { DialogFoot } from '../../components/dialog-foot';
import { Failure } from '../../components/failure';
import { dateTime } from '../../components/format';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

interface Props {
  readonly title: string;
  readonly register: RegisterName;
  readonly columns: readonly RegisterColumn[];
  readonly line: RegisterLineView;
  readonly closed: boolean;
  readonly mayCorrect: boolean;
  readonly onClose: () => void;
  readonly onCorrected: () => void;
}

/** A line's whole text, and beside it what was corrected after its month was closed. */
export function LineDrawer({ title, register, columns, line, closed, mayCorrect, onClose, onCorrected }: Props): ReactNode {
  const [correcting, setCorrecting] = useState(false);
  return (
    <Drawer
      open
      rootClassName="register-drawer"
      onClose={onClose}
      size={640}
      title={`${title}　${t('registers.line.title', { number: line.number })}`}
    >
      {closed && <p className="register-line-closed">{t('registers.line.closed')}</p>}
      <dl className="register-line">
        {columns.map(({ key, title: name }) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd>{line.cells[key] === '' ? t('registers.line.empty') : line.cells[key]}</dd>
          </div>
        ))}
      </dl>
      {line.corrections.length > 0 && (
        <section className="register-corrections">
          <h2 className="text-section">{t('registers.line.corrections')}</h2>
          <ol>
            {line.corrections.map((one) => (
              <li key={one.number}>
                <strong>
                  {t('registers.line.correction', { number: String(one.number) })}　{columns.find(({ key }) => key === one.column)?.title}
                </strong>
                <p>
                  {one.oldText === '' && one.column === '*'
                    ? t('registers.line.added')
                    : t('registers.line.changed', { old: one.oldText, new: one.newText })}
                </p>
                <p className="text-small">{t('registers.line.by', { at: dateTime(one.at), by: one.by, reason: one.reason })}</p>
              </li>
            ))}
          </ol>
        </section>
      )}
      {closed && mayCorrect && <Button onClick={() => setCorrecting(true)}>{t('registers.correct.button')}</Button>}
      {correcting && (
        <CorrectDialog register={register} columns={columns} line={line} onLeave={() => setCorrecting(false)} onCorrected={onCorrected} />
      )}
    </Drawer>
  );
}

function CorrectDialog({
  register,
  columns,
  line,
  onLeave,
  onCorrected,
}: Pick<Props, 'register' | 'columns' | 'line' | 'onCorrected'> & { readonly onLeave: () => void }): ReactNode {
  const deed = useDeed();
  const id = useId();
  const [column, setColumn] = useState(columns[0]?.key ?? '');
  const [newText, setNewText] = useState('');
  const [reason, setReason] = useState('');
  const correction = { month: line.month, lineSeq: line.seq, register, column, newText: newText.trim(), reason: reason.trim() };

  async function submit(): Promise<void> {
    if (await deed.run(() => call('register.correct', correction))) onCorrected();
  }
  return (
    <Dialog title={t('registers.correct.title', { number: line.number })} width={720} onClose={onLeave}>
      <div className="dialog-body">
        <p>{t('registers.correct.lead')}</p>
        <label className="dialog-field" htmlFor={`${id}-column`}>
          <span>{t('registers.correct.column')}</span>
          <Select
            id={`${id}-column`}
            value={column}
            onChange={setColumn}
            options={columns.map(({ key, title }) => ({ value: key, label: title }))}
          />
        </label>
        <label className="dialog-field" htmlFor={`${id}-text`}>
          <span>{t('registers.correct.text')}</span>
          <Input id={`${id}-text`} maxLength={500} value={newText} onChange={(event) => setNewText(event.target.value)} />
        </label>
        <label className="dialog-field" htmlFor={`${id}-reason`}>
          <span>{t('registers.correct.reason')}</span>
          <Input.TextArea id={`${id}-reason`} rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
        <Failure error={deed.error} />
        <DialogFoot
          hint={correction.reason === '' ? t('registers.correct.missing') : ''}
          submit={t('registers.correct.submit')}
          ready={correction.reason !== ''}
          busy={deed.busy}
          onBack={onLeave}
          onSubmit={() => void submit()}
        />
      </div>
    </Dialog>
  );
}
