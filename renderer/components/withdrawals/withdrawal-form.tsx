import { Button, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { WithdrawalsView } from '../../../services/contract/withdrawals';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { Failure } from '../failure';
import { useDeed } from '../use-deed';

interface Props {
  readonly of: WithdrawalsView;
  readonly onWritten: () => void;
}

/** An officer writes down who is to withdraw and why, in the person's words. */
export function WithdrawalForm({ of: { sessionId, targets }, onWritten }: Props): ReactNode {
  const [against, setAgainst] = useState<readonly string[]>([]);
  const [words, setWords] = useState('');
  const deed = useDeed();
  const id = useId();
  const chosen = targets.filter((target) => against.includes(keyOf(target)));
  const missing = chosen.length === 0 ? 'against' : words.trim() === '' ? 'words' : 'none';

  async function write(): Promise<void> {
    const draft = { against: chosen.map(({ part, id: one }) => ({ part, id: one })), reason: words.trim() };
    if (await deed.run(() => call('withdrawal.ask', sessionId, draft))) onWritten();
  }

  return (
    <form
      className="dialog-body"
      onSubmit={(event) => {
        event.preventDefault();
        void write();
      }}
    >
      <div className="dialog-field">
        <span>{t('withdrawal.against')}</span>
        <Checkbox.Group
          aria-label={t('withdrawal.against')}
          value={[...against]}
          onChange={setAgainst}
          options={targets.map((target) => ({ value: keyOf(target), label: `${t(`withdrawal.part.${target.part}`)} ${target.name}` }))}
        />
      </div>
      <label className="dialog-field" htmlFor={id}>
        <span>{t('withdrawal.words')}</span>
        <Input.TextArea id={id} rows={2} maxLength={1_000} value={words} onChange={(event) => setWords(event.target.value)} />
      </label>
      <Failure error={deed.error} />
      <div className="dialog-foot">
        <span className="text-small">{t(`withdrawal.missing.${missing}`)}</span>
        <Button type="primary" htmlType="submit" disabled={missing !== 'none'} loading={deed.busy}>
          {t('withdrawal.do.ask')}
        </Button>
      </div>
    </form>
  );
}

function keyOf({ part, id }: { readonly part: string; readonly id: string }): string {
  return `${part} ${id}`;
}
