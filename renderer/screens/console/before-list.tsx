import { CheckCircleFilled, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { Failure } from '../../components/failure';
import { clockMinute } from '../../components/format';
import { useShell } from '../../components/shell';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import './before-list.css';
import { ChecklistDialog } from './checklist-dialog';
import { CompanionsDialog } from './companions-dialog';
import { PersonDialog } from './person-dialog';

interface Props {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
  /** Once the person is in, only what still holds up the notice is said. */
  readonly onlyGaps?: boolean;
}

type Row = 'person' | 'checklist' | 'companion';

/** What is completed before the questioning, a line each: whether it is, what is missing, and the way to it. */
export function BeforeList({ session, take, onlyGaps = false }: Props): ReactNode {
  const [open, setOpen] = useState<Row | undefined>();
  const { person } = useShell();
  const deed = useDeed();
  const { checklist } = session;
  if (!checklist) return null;
  const missing = (row: Row) => session.gaps.filter((gap) => gap.startsWith(row));
  const of: readonly Row[] = session.purpose === 'questioning' ? ['person', 'checklist', 'companion'] : ['checklist', 'companion'];
  const rows = of.filter((row) => !onlyGaps || missing(row).length > 0);
  if (rows.length === 0 && open === undefined) return null;
  const close = (): void => setOpen(undefined);
  const checks = checklist.items.map(({ key }) => ({ item: key, inOrder: true, reason: '' }));
  // 制度§7: the officers look at themselves; an administrator at the console only sees it.
  const mayCheck = session.inspectors.some(({ personId }) => personId === person.id);
  return (
    <>
      {rows.length > 0 && (
        <ul className={onlyGaps ? 'before-list before-gaps' : 'before-list'} aria-label={t('before.title')}>
          {rows.map((row) => {
            const isOpen = missing(row).length > 0;
            return (
              <li key={row} className={isOpen ? 'before-open' : ''}>
                {isOpen ? <WarningFilled aria-hidden /> : <CheckCircleFilled aria-hidden />}
                <div>
                  <b>{t(`before.${row}`)}</b>
                  <span className="ink-2">{standing(session, row, missing(row))}</span>
                </div>
                <span className="before-deeds">
                  {row === 'checklist' && isOpen && mayCheck && (
                    <Button
                      loading={deed.busy}
                      onClick={() => void deed.run(async () => take(await call('session.check', session.id, checks)))}
                    >
                      {t('before.checklist.all')}
                    </Button>
                  )}
                  {(row !== 'checklist' || mayCheck) && (
                    <Button onClick={() => setOpen(row)}>{t(isOpen ? `before.${row}.fill` : `before.${row}.change`)}</Button>
                  )}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      <Failure error={deed.error} />
      {open === 'person' && <PersonDialog session={session} take={take} onClose={close} />}
      {open === 'checklist' && <ChecklistDialog session={session} checklist={checklist} take={take} onClose={close} />}
      {open === 'companion' && <CompanionsDialog session={session} take={take} onClose={close} />}
    </>
  );
}

function standing(session: SessionView, row: Row, missing: SessionView['gaps']): string {
  if (row === 'checklist') return checked(session);
  if (missing.length > 0) return t('before.missing', { fields: missing.map((gap) => t(`gap.${gap}`)).join('、') });
  const { questioned, companions } = session;
  if (row === 'person')
    return questioned.whyIncomplete === '' ? t('before.person.done') : t('before.person.explained', { why: questioned.whyIncomplete });
  if (companions.length === 0) return t('before.companion.none');
  return companions.map(({ role, name }) => `${t(`companion.role.${role}`)} ${name}`).join('、');
}

function checked({ checklist, gaps }: SessionView): string {
  if (checklist?.at === undefined || gaps.includes('checklist')) return t('before.checklist.open');
  const lacking = checklist.items.filter(({ state }) => state === 'lacking').map(({ label }) => label);
  const slots = { time: clockMinute(checklist.at), by: checklist.by ?? '' };
  return lacking.length === 0 ? t('before.checklist.done', slots) : t('before.checklist.lacking', { ...slots, items: lacking.join('、') });
}
