import { TeamOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { t } from '../../i18n/zh-cn';
import { blindWords } from './blind-words';
import { OfficersDialog } from './officers-dialog';

/** How many officers are in the room now by what is registered, and the way to say that one goes or comes back. */
export function OfficersPresent({
  session,
  take,
}: {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
}): ReactNode {
  const [open, setOpen] = useState(false);
  const { presence } = session;
  const present = presence?.officers.filter((officer) => officer.present).length ?? session.inspectors.length;
  const byHand = presence?.entry?.evidence === 'by-hand' ? presence.entry : undefined;
  return (
    <>
      <div className="console-fact">
        <span className="text-small">{t('console.present')}</span>
        <span className={present < 2 ? 'text-strong ink-amber' : 'text-strong'}>{presentWords(session, String(present))}</span>
        {byHand && (
          <span className="text-small">
            {byHand.blind.length === 0
              ? t('entry.evidence.by-hand', { by: byHand.by })
              : t('entry.evidence.by-hand.blind', { by: byHand.by, sensors: blindWords(byHand.blind) })}
          </span>
        )}
      </div>
      {presence && (
        <Button icon={<TeamOutlined aria-hidden />} onClick={() => setOpen(true)}>
          {t('officers.open')}
        </Button>
      )}
      {open && presence && <OfficersDialog session={session} presence={presence} take={take} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Officers are counted by what is registered; who else takes part is as the booking names them. */
function presentWords({ attendees, record }: SessionView, inspectors: string): string {
  if (!record) return t('officers.count', { officers: inspectors });
  const outside = attendees.filter(({ kind }) => kind !== 'officer' && kind !== 'leader').length;
  const { person } = record.form;
  if (person === undefined) return t('closing.present.among', { inspectors });
  return t('closing.present.others', { inspectors, person, count: String(1 + outside) });
}
