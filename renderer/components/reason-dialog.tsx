import { Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { Dialog } from './dialog';
import { DialogFoot } from './dialog-foot';
import { Failure } from './failure';
import { useDeed } from './use-deed';

export interface ReasonDialogProps {
  readonly title: string;
  readonly lead?: string;
  readonly label: string;
  readonly placeholder?: string;
  /** The deed on the button. */
  readonly submit: string;
  /** Why the button is still closed. */
  readonly missing: string;
  readonly onSubmit: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks for words before a deed that leaves a trace; stays open with the refusal when there is one. */
export function ReasonDialog(props: ReasonDialogProps): ReactNode {
  const [reason, setReason] = useState('');
  const deed = useDeed();
  const id = useId();
  const given = reason.trim() !== '';

  async function submit(): Promise<void> {
    if (await deed.run(() => props.onSubmit(reason.trim()))) props.onClose();
  }

  return (
    <Dialog title={props.title} width={640} onClose={props.onClose}>
      <div className="dialog-body">
        {props.lead !== undefined && <p>{props.lead}</p>}
        <label className="dialog-field" htmlFor={id}>
          <span>{props.label}</span>
          <Input.TextArea
            id={id}
            autoFocus
            rows={3}
            value={reason}
            placeholder={props.placeholder}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <Failure error={deed.error} />
        <DialogFoot
          hint={given ? '' : props.missing}
          submit={props.submit}
          ready={given}
          busy={deed.busy}
          onBack={props.onClose}
          onSubmit={() => void submit()}
        />
      </div>
    </Dialog>
  );
}
