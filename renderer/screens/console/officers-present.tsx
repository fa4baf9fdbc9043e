import { TeamOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PresenceView } from '../../../services/contract/entry';
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
  return (
    <>
      <div className="console-fact">
        <span className="text-small">{t('console.present')}</span>
        <span className={present < 2 ? 'text-strong ink-amber' : 'text-strong'}>{presentWords(session, String(present))}</span>
        {presence?.entry && presence.entry.evidence !== 'sensors' && <span className="text-small">{entryWords(presence.entry)}</span>}
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

/** By whose word it began, and what the sensors couldn't tell. */
function entryWords(entry: Exclude<NonNullable<PresenceView['entry']>, { readonly evidence: 'sensors' }>): string {
  const { by } = entry;
  if (entry.evidence === 'by-word') return t('entry.evidence.by-word', { by });
  if (entry.blind.length === 0) return t('entry.evidence.by-hand', { by });
  return t('entry.evidence.by-hand.blind', { by, sensors: blindWords(entry.blind) });
}
