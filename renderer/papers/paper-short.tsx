import type { ReactNode } from 'react';
import type { SessionView } from '../../services/contract/sessions';
import { clockTime } from '../components/format';
import { t } from '../i18n/zh-cn';

/** 规定§13: when fewer than two officers were in the room, to the second; nothing where there were always two. */
export function PaperShort({ session }: { readonly session: SessionView }): ReactNode {
  const short = session.presence?.short ?? [];
  if (short.length === 0) return null;
  return (
    <p>
      {t('paper.short', {
        stretches: short
          .map(({ from, to, names }) =>
            t('paper.short.stretch', {
              ...{ from: clockTime(from), to: clockTime(to ?? session.endedAt ?? from) },
              names: names.join('、') || t('officers.nobody'),
            }),
          )
          .join('；'),
      })}
    </p>
  );
}
