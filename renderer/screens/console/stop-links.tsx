import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import type { UnsignedKind } from '../../../services/contract/stops';
import { t } from '../../i18n/zh-cn';
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
  if (kinds.length === 0 && open === undefined) return null;
  return (
    <div className="stop-links">
      {kinds.map((how) => (
        <Button key={how} type="link" onClick={() => setOpen(how)}>
          {t(`unsigned.do.${how}`)}
        </Button>
      ))}
      {open && <UnsignedDialog how={open} session={session} take={take} flush={flush} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

/** A refusal is one only while the 笔录 lies before the person. */
function unsignedEnds({ phase, record }: SessionView): readonly UnsignedKind[] {
  if (record) return [];
  switch (phase) {
    case 'opening':
    case 'questioning':
    case 'interrupted':
      return ['stopped'];
    case 'reviewing':
    case 'reviewed':
    case 'signed':
      return ['refused', 'stopped'];
    default:
      return [];
  }
}
