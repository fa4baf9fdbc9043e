import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ChecklistView } from '../../../services/contract/before-questioning';
import type { SessionView } from '../../../services/contract/sessions';
import { Dialog } from '../../components/dialog';
import { Failure } from '../../components/failure';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

interface Props {
  readonly session: SessionView;
  readonly checklist: ChecklistView;
  readonly take: (session: SessionView) => void;
  readonly onClose: () => void;
}

/** 制度§7: line by line; what isn't in order is written down as it is. */
export function ChecklistDialog({ session, checklist, take, onClose }: Props): ReactNode {
  const [lines, setLines] = useState(() =>
    checklist.items.map(({ key, label, state, reason }) => ({ item: key, label, inOrder: state === 'in-order', reason })),
  );
  const deed = useDeed();
  const change = (item: string, part: { readonly inOrder?: boolean; readonly reason?: string }): void =>
    setLines(lines.map((line) => (line.item === item ? { ...line, ...part } : line)));
  const save = async (): Promise<void> => {
    const checks = lines.map(({ item, inOrder, reason }) => ({ item, inOrder, reason }));
    if (await deed.run(async () => take(await call('session.check', session.id, checks)))) onClose();
  };
  return (
    <Dialog title={t('checklist.title')} article="制度§7" width={760} onClose={onClose}>
      <form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="ink-2">{t('checklist.lead')}</p>
        <ul className="checklist">
          {lines.map(({ item, label, inOrder, reason }, index) => (
            <li key={item}>
              <Checkbox autoFocus={index === 0} checked={inOrder} onChange={(event) => change(item, { inOrder: event.target.checked })}>
                {label}
              </Checkbox>
              {!inOrder && (
                <Input
                  aria-label={t('checklist.reason', { item: label })}
                  placeholder={t('checklist.reasonHint')}
                  value={reason}
                  maxLength={300}
                  onChange={(event) => change(item, { reason: event.target.value })}
                />
              )}
            </li>
          ))}
        </ul>
        <Failure error={deed.error} />
        <div className="dialog-foot">
          <span className="text-small" />
          <Button onClick={() => setLines(lines.map((line) => ({ ...line, inOrder: true })))}>{t('before.checklist.all')}</Button>
          <Button onClick={onClose}>{t('dialog.back')}</Button>
          <Button type="primary" htmlType="submit" loading={deed.busy}>
            {t('checklist.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
