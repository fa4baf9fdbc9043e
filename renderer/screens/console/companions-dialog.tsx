import { CheckCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { Dialog } from '../../components/dialog';
import { Failure } from '../../components/failure';
import { clockMinute } from '../../components/format';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { CompanionForm } from './companion-form';

interface Props {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
  readonly onClose: () => void;
}

/** Who is there for the questioned person's sake, who still has to be by rule, and whoever else comes. */
export function CompanionsDialog({ session, take, onClose }: Props): ReactNode {
  const deed = useDeed();
  const needs = session.gaps.filter((gap) => gap.startsWith('companion.'));
  return (
    <Dialog title={t('companion.title')} width={920} onClose={onClose}>
      <div className="dialog-body">
        {needs.length > 0 ? (
          <p className="companion-needed" role="status">
            {t('companion.needed', { needs: needs.map((gap) => t(`gap.${gap}`)).join('、') })}
          </p>
        ) : (
          session.companions.length === 0 && <p className="ink-2">{t('companion.notNeeded')}</p>
        )}
        {session.companions.length > 0 && (
          <ul className="companions">
            {session.companions.map(({ number, role, name, relation, organisation, language, ground, at, signs }) => (
              <li key={number}>
                <CheckCircleFilled aria-hidden />
                <div>
                  <b>{name}</b> <span className="ink-2">{t(`companion.role.${role}`)}</span>
                  <p className="ink-2">
                    {[
                      relation,
                      organisation,
                      language,
                      ground,
                      signs ? t('companion.signs') : '',
                      t('companion.since', { time: clockMinute(at) }),
                    ]
                      .filter(Boolean)
                      .join('　')}
                  </p>
                </div>
                <Button
                  loading={deed.busy}
                  onClick={() => void deed.run(async () => take(await call('session.removeCompanion', session.id, number)))}
                >
                  {t('companion.remove')}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <Failure error={deed.error} />
        <CompanionForm key={session.companions.length} session={session} take={take} first={needs[0]} onClose={onClose} />
        <p className="text-small">{t('companion.article')}</p>
      </div>
    </Dialog>
  );
}
