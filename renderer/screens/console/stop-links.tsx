import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { lastingSuspension, type UnsignedKind } from '../../../services/contract/stops';
import { t } from '../../i18n/zh-cn';
import { EndWithheld } from './end-withheld';
import { SuspendDialog } from './suspend-dialog';
import { UnsignedDialog } from './unsigned-dialog';

interface Props {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
  readonly flush: () => Promise<boolean>;
}

/** The ways to an end that isn't the usual one; small, above the big button. */
export function StopLinks({ session, take, flush }: Props): ReactNode {
  const [open, setOpen] = useState<UnsignedKind | undefined>();
  const kinds = unsignedEnds(session);
  const [suspending, setSuspending] = useState(false);
  const lasting = lastingSuspension(session.suspensions);
  if (kinds.length === 0 && open === undefined && !canSuspend(session)) return null;
  return (
    <>
      {kinds.map((how) => (
        <Button key={how} type="link" onClick={() => setOpen(how)}>
          {t(`unsigned.do.${how}`)}
        </Button>
      ))}
      {canSuspend(session) && lasting && <EndWithheld session={session} scope={lasting.scope} take={take} />}
      {canSuspend(session) && !lasting && (
        <Button type="link" onClick={() => setSuspending(true)}>
          {t('suspension.do.begin')}
        </Button>
      )}
      {suspending && <SuspendDialog session={session} take={take} onClose={() => setSuspending(false)} />}
      {open && <UnsignedDialog how={open} session={session} take={take} flush={flush} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** A refusal is one only while the 笔录 lies before the person; what isn't a questioning says itself why it isn't signed, with its closing act. */
function unsignedEnds({ phase, record }: SessionView): readonly UnsignedKind[] {
  switch (phase) {
    case 'opening':
    case 'questioning':
    case 'interrupted':
    case 'suspended':
      return ['stopped'];
    case 'reviewing':
    case 'reviewed':
    case 'signed':
      return record ? [] : ['refused', 'stopped'];
    default:
      return [];
  }
}

const mayStandStill: ReadonlySet<SessionView['phase']> = new Set(['opening', 'questioning', 'reviewing', 'reviewed', 'signed']);

function canSuspend({ phase, record }: SessionView): boolean {
  // While a record is read and signed, its own way to the end without signature stands in this place.
  return record ? phase === 'opening' || phase === 'questioning' : mayStandStill.has(phase);
}
