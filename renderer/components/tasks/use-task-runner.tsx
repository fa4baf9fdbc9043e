import { useState } from 'react';
import type { ReactNode } from 'react';
import type { TaskView } from '../../../services/contract/bookings';
import { call } from '../../kiosk/kiosk';
import { dateOf } from '../format';
import { useShell } from '../shell';
import { useDeed } from '../use-deed';
import { AdmitDialog } from './admit-dialog';
import { AnswerDialog } from './answer-dialog';
import { CountersignDialog } from './countersign-dialog';
import { DailyCheckDialog } from './daily-check-dialog';
import { DecideDialog } from './decide-dialog';
import { FileDialog } from './file-dialog';
import { StatementDialog } from '../statements/statement-dialog';
import { WithdrawalDialog } from '../withdrawals/withdrawal-dialog';
import { ResponsibleDialog } from './responsible-dialog';

export interface TaskRunner {
  readonly start: (task: TaskView) => void;
  readonly busy: boolean;
  readonly error: unknown;
  /** Put it somewhere on the page: the question of the task begun, if it has one. */
  readonly dialog: ReactNode;
}

/** What each task does when its button is pressed: a call, another screen, or a question first. */
export function useTaskRunner(onChanged: () => void): TaskRunner {
  const { go } = useShell();
  const deed = useDeed();
  const [asked, setAsked] = useState<TaskView | undefined>();

  async function act(work: () => Promise<unknown>): Promise<boolean> {
    const went = await deed.run(work);
    onChanged();
    return went;
  }

  async function run(task: TaskView): Promise<void> {
    const sessionId = task.sessionId ?? '';
    switch (task.kind) {
      case 'begin-preflight':
        if (await act(() => call('preflight.begin', task.bookingId))) go({ kind: 'pre-flight' });
        return;
      case 'issue-key':
        await act(() => call('key.issue', task.bookingId));
        return;
      case 'receive-cleaned-room':
        await act(() => call('key.return', task.bookingId));
        return;
      case 'retry-seal':
        await act(() => call('session.retrySeal', sessionId));
        return;
      case 'go-to-console':
        go({ kind: 'console' });
        return;
      case 'hand-over':
      case 'receive-handover':
        go({ kind: 'handover', sessionId: task.sessionId });
        return;
      case 'burn-discs':
        go({ kind: 'disc-desk', sessionId: task.sessionId });
        return;
      case 'booking-soon':
      case 'key-overdue':
      case 'next-waits':
        go({ kind: 'calendar', bookingId: task.bookingId, date: task.dueAt && dateOf(task.dueAt) });
        return;
      case 'self-test-failed':
        go({ kind: 'upkeep', tab: 'self-test' });
        return;
      case 'send-repair':
      case 'answer-repair':
      case 'restore-device':
        go({ kind: 'upkeep', tab: 'repairs' });
        return;
      case 'maintain-device':
      case 'loan-overdue':
        go({ kind: 'upkeep', tab: 'devices' });
        return;
      case 'renew-authorisation':
        go({ kind: 'access' });
        return;
      case 'grade-findings':
        go({ kind: 'registers', findingsOf: task.month });
        return;
      case 'turn-came':
        await act(() => noteTurn(task.bookingId));
        return;
      case 'approve-booking':
      case 'answer-more':
      case 'daily-check':
      case 'set-responsible':
      case 'admit-inspectors':
      case 'file-discs':
      case 'write-statement':
      case 'review-statement':
      case 'countersign-suspension':
      case 'write-withdrawal':
      case 'decide-withdrawal':
        deed.clear();
        setAsked(task);
        return;
    }
  }

  function close(): void {
    setAsked(undefined);
    onChanged();
  }

  return {
    start: (task) => void run(task),
    busy: deed.busy,
    error: deed.error,
    dialog: asked && <TaskDialog task={asked} onClose={close} />,
  };
}

function TaskDialog({ task, onClose }: { readonly task: TaskView; readonly onClose: () => void }): ReactNode {
  if (task.kind === 'approve-booking') return <DecideDialog bookingId={task.bookingId} onClose={onClose} />;
  if (task.kind === 'daily-check') return <DailyCheckDialog onClose={onClose} />;
  if (task.kind === 'set-responsible') return <ResponsibleDialog onClose={onClose} />;
  if (task.kind === 'answer-more') return <AnswerDialog bookingId={task.bookingId} onClose={onClose} />;
  if (task.kind === 'admit-inspectors') return <AdmitDialog sessionId={task.sessionId ?? ''} onClose={onClose} />;
  if (task.kind === 'write-statement' || task.kind === 'review-statement')
    return <StatementDialog sessionId={task.sessionId ?? ''} onClose={onClose} />;
  if (task.kind === 'countersign-suspension') return <CountersignDialog sessionId={task.sessionId ?? ''} onClose={onClose} />;
  if (task.kind === 'write-withdrawal' || task.kind === 'decide-withdrawal')
    return <WithdrawalDialog sessionId={task.sessionId ?? ''} onClose={onClose} />;
  return <FileDialog sessionId={task.sessionId ?? ''} onClose={onClose} />;
}

/** Whose turn in the waiting list came takes note of it. */
async function noteTurn(bookingId: string): Promise<void> {
  const place = (await call('waiting.list')).find(({ booking }) => booking?.id === bookingId);
  if (place) await call('waiting.leave', place.number);
}
