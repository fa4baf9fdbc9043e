import { CheckCircleFilled, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { t } from '../../i18n/zh-cn';
import './before-list.css';
import { PersonDialog } from './person-dialog';

interface Props {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
  /** Once the person is in, only what still holds up the notice is said. */
  readonly onlyGaps?: boolean;
}

type Row = 'person';

/** What is completed before the questioning, a line each: whether it is, what is missing, and the way to it. */
export function BeforeList({ session, take, onlyGaps = false }: Props): ReactNode {
  const [open, setOpen] = useState<Row | undefined>();
  if (session.purpose !== 'questioning') return null;
  const missing = (row: Row) => session.gaps.filter((gap) => gap.startsWith(row));
  const rows = (['person'] as const).filter((row) => !onlyGaps || missing(row).length > 0);
  if (rows.length === 0 && open === undefined) return null;
  return (
    <>
      <ul className={onlyGaps ? 'before-list before-gaps' : 'before-list'} aria-label={t('before.title')}>
        {rows.map((row) => (
          <li key={row} className={missing(row).length > 0 ? 'before-open' : ''}>
            {missing(row).length > 0 ? <WarningFilled aria-hidden /> : <CheckCircleFilled aria-hidden />}
            <b>{t(`before.${row}`)}</b>
            <span className="ink-2">{standing(session, row, missing(row))}</span>
            <Button onClick={() => setOpen(row)}>{t(missing(row).length > 0 ? `before.${row}.fill` : `before.${row}.change`)}</Button>
          </li>
        ))}
      </ul>
      {open === 'person' && <PersonDialog session={session} take={take} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function standing({ questioned }: SessionView, row: Row, missing: SessionView['gaps']): string {
  if (missing.length > 0) return t('before.missing', { fields: missing.map((gap) => t(`gap.${gap}`)).join('、') });
  return questioned.whyIncomplete === '' ? t(`before.${row}.done`) : t('before.person.explained', { why: questioned.whyIncomplete });
}
