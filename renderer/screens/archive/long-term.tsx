import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ArchiveEntryView } from '../../../services/contract/archive';
import { placesOfRole } from '../../components/rail/rail';
import { dateTime } from '../../components/format';
import { useShell } from '../../components/shell';
import { t } from '../../i18n/zh-cn';
import { LongTermDialog } from './long-term-dialog';

/** 制度§20: why it is kept for good, and the way to say so. */
export function LongTerm({ entry, onKept }: { readonly entry: ArchiveEntryView; readonly onKept: () => void }): ReactNode {
  const { person } = useShell();
  const [open, setOpen] = useState(false);
  return (
    <>
      {entry.longTerm.map(({ ground, words, by, at }) => (
        <p key={at} className="text-small">
          {t('longTerm.line', { ground: t(`longTerm.ground.${ground}`), words, name: by, time: dateTime(at) })}
        </p>
      ))}
      {placesOfRole[person.role].includes('playback') && <Button onClick={() => setOpen(true)}>{t('longTerm.do.open')}</Button>}
      {open && <LongTermDialog sessionId={entry.sessionId} onKept={onKept} onClose={() => setOpen(false)} />}
    </>
  );
}
