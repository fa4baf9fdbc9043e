import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled, QuestionCircleFilled, WarningFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Instant } from '../../components/instant';
import type { CheckView } from '../../../services/contract/room';
import { clockTime } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { mostUrgent, shownState } from './check-summary';
import type { ShownState } from './check-summary';
import { causeWords, figureName, figureValue } from '../../components/check-words';

export interface ProofCardProps {
  readonly title: string;
  readonly icon?: ReactNode;
  /** One check, or several that belong on one card. */
  readonly checks: readonly CheckView[];
  readonly now: Instant;
  /** Beneath the title, instead of the figures' rows. */
  readonly children?: ReactNode;
  readonly className?: string;
}

/** One thing that is proved at a time, or says what is wrong with it. */
export function ProofCard({ title, icon, checks, now, children, className = '' }: ProofCardProps): ReactNode {
  const state = mostUrgent(checks.map((check) => shownState(check, now)));
  const provedAt = checks.map((check) => check.provedAt ?? '').sort()[0];
  const causes = checks.flatMap((check) => (check.cause && check.state !== 'proved' ? [check.cause] : []));
  return (
    <section
      className={`proof-card proof-card-${state} panel ${className}`}
      aria-label={title}
      data-testid={`check-${checks[0]?.subject ?? title}`}
      data-state={state}
    >
      <header className="proof-card-head">
        <h2 className="text-strong">
          {icon}
          {title}
        </h2>
        <StateWord state={state} provedAt={provedAt === '' ? undefined : provedAt} />
      </header>
      {children ?? <Figures checks={checks} />}
      {[...causes, ...checks.flatMap(({ findings }) => findings ?? [])].map((cause) => (
        <p key={cause.code} className="proof-card-cause">
          {causeWords(cause)}
        </p>
      ))}
    </section>
  );
}

function StateWord({ state, provedAt }: { readonly state: ShownState; readonly provedAt: Instant | undefined }): ReactNode {
  return (
    <span className={`proof-word proof-word-${state}`}>
      {icons[state]}
      {state === 'proved' && provedAt !== undefined
        ? t('preflight.proved', { time: clockTime(provedAt) })
        : t(`preflight.${state === 'proved' ? 'waiting' : state}`)}
    </span>
  );
}

const icons: Readonly<Record<ShownState, ReactNode>> = {
  proved: <CheckCircleFilled aria-hidden />,
  ask: <QuestionCircleFilled aria-hidden />,
  attention: <WarningFilled aria-hidden />,
  failed: <CloseCircleFilled aria-hidden />,
  waiting: <ClockCircleOutlined aria-hidden />,
  withdrawn: <ClockCircleOutlined aria-hidden />,
};

export function Figures({ checks }: { readonly checks: readonly CheckView[] }): ReactNode {
  return (
    <dl className="figures">
      {checks
        .flatMap((check) => check.figures)
        .map(({ key, value }, index) => (
          <div key={`${key}-${index}`}>
            <dt>{figureName(key)}</dt>
            <dd>{figureValue(key, value)}</dd>
          </div>
        ))}
    </dl>
  );
}
