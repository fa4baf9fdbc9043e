import { Button } from 'antd';
import type { ReactNode } from 'react';
import { t } from '../i18n/zh-cn';
import './dialog.css';

interface DialogFootProps {
  /** What is still missing, or nothing. */
  readonly hint: string;
  readonly submit: string;
  readonly ready: boolean;
  readonly busy: boolean;
  readonly onBack: () => void;
  readonly onSubmit: () => void;
}

/** Below a dialog's fields: what is missing, the way back, and its one deed. */
export function DialogFoot({ hint, submit, ready, busy, onBack, onSubmit }: DialogFootProps): ReactNode {
  return (
    <div className="dialog-foot">
      <span className="text-small">{hint}</span>
      <Button onClick={onBack}>{t('dialog.back')}</Button>
      <Button type="primary" disabled={!ready} loading={busy} onClick={onSubmit}>
        {submit}
      </Button>
    </div>
  );
}
