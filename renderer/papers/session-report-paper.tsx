import type { ReactNode } from 'react';
import type { SessionReportView } from '../../services/contract/session-report';
import { categoryOf } from '../../services/contract/recording-category';
import type { SessionView } from '../../services/contract/sessions';
import { blindWords } from '../screens/console/blind-words';
import { comfortWords } from '../components/comfort-words';
import { conditionWords } from '../components/condition-words';
import { clockTime, dateTime } from '../components/format';
import { differenceWords, keptWords, timesWhat } from '../components/times/times-words';
import { t } from '../i18n/zh-cn';
import { PaperField } from './paper-field';
import { PaperPage } from './paper-page';
import { PaperUnsigned } from './paper-unsigned';
import { clockEnd, clockSpan, timeInRecording } from './paper-time';
import { ReportChecklist, ReportSuspensions } from './session-report-checks';
import { ReportClimate, ReportProofs } from './session-report-measures';
import { causeName, reportFindings } from './session-report-findings';
import { ReportWithdrawals } from './session-report-withdrawals';
import './session-report-paper.css';

/** 场次报告: what a session was, in one paper, from the store alone. */
export function SessionReportPaper({ report }: { readonly report: SessionReportView }): ReactNode {
  const { session, madeAt, reprint } = report;
  const foot = (
    <>
      <span>{t('report.title')}</span>
      <span>{t('paper.transcript.code', { code: session.registrationCode ?? t('paper.transcript.beforeSeal') })}</span>
    </>
  );
  const findings = reportFindings(report);
  return (
    <PaperPage agency={session.agencyName} title={t('report.title')} number={session.registrationCode ?? ''} foot={foot}>
      <Head session={session} />
      <Section title={t('report.section.times')}>
        <Times session={session} />
        <PaperUnsigned session={session} />
      </Section>
      <Section title={t('report.section.checklist')}>
        <ReportChecklist session={session} />
      </Section>
      <Section title={t('report.section.conditions')}>
        <Conditions session={session} />
      </Section>
      <Section title={t('report.section.notice')}>
        <Notice session={session} />
        <ReportWithdrawals session={session} />
      </Section>
      <Section title={t('report.section.presence')}>
        <Presence session={session} />
      </Section>
      <Section title={t('report.section.gaps')}>
        <Gaps report={report} />
      </Section>
      <Section title={t('report.section.suspensions')}>
        <ReportSuspensions session={session} />
      </Section>
      <Section title={t('report.section.breaks')}>
        <Breaks session={session} />
        <ReportClimate report={report} />
      </Section>
      <Section title={t('report.section.proofs')}>
        <ReportProofs proofs={report.proofs} />
      </Section>
      <Section title={t('report.section.findings')}>
        {findings.length === 0 ? (
          <p>{t('report.findings.none')}</p>
        ) : (
          <ol className="report-findings">
            {findings.map((finding) => (
              <li key={finding}>{finding}</li>
            ))}
          </ol>
        )}
      </Section>
      <p className="report-made">{t(reprint ? 'report.reprinted' : 'report.made', { time: dateTime(madeAt) })}</p>
    </PaperPage>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className="report-section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Head({ session }: { readonly session: SessionView }): ReactNode {
  const { startedAt, endedAt, questioned, presence, inspectors } = session;
  return (
    <dl className="paper-fields">
      <PaperField label={t('paper.field.case')} wide>
        {session.enforcementCase.name}
      </PaperField>
      <PaperField label={t('paper.field.caseNumber')} wide>
        {session.enforcementCase.number}
      </PaperField>
      <PaperField label={t('report.purpose')}>{t(`purpose.${session.purpose}`)}</PaperField>
      <PaperField label={t('paper.field.place')}>{session.roomName}</PaperField>
      <PaperField label={t('paper.field.time')} wide>
        {startedAt && endedAt ? t('paper.hours', { from: dateTime(startedAt), to: dateTime(endedAt) }) : ''}
      </PaperField>
      <PaperField label={t('report.category')} wide>
        {t(`category.${categoryOf(session.purpose)}`)}
      </PaperField>
      <PaperField label={t('report.people')} wide>
        {inspectors.map(({ name, badgeNumber }) => t('paper.inspector', { name, badge: badgeNumber })).join('、')}
      </PaperField>
      {questioned.name !== '' && (
        <PaperField label={session.record?.form.person ?? t('paper.field.questioned')}>{questioned.name}</PaperField>
      )}
      <PaperField label={t('report.entry')}>{entryWords(presence?.entry)}</PaperField>
    </dl>
  );
}

function entryWords(entry: NonNullable<SessionView['presence']>['entry']): string {
  if (!entry) return '';
  if (entry.evidence === 'sensors') return t('report.entry.sensors');
  if (entry.evidence === 'by-word') return t('entry.evidence.by-word', { by: entry.by });
  if (entry.blind.length === 0) return t('entry.evidence.by-hand', { by: entry.by });
  return t('entry.evidence.by-hand.blind', { by: entry.by, sensors: blindWords(entry.blind) });
}

function Times({ session }: { readonly session: SessionView }): ReactNode {
  const { times } = session;
  if (!times) return <p>{t('report.none')}</p>;
  return (
    <table className="paper-table">
      <thead>
        <tr>
          <th>{t('times.what')}</th>
          <th>{t('times.at')}</th>
          <th>{t('times.difference')}</th>
        </tr>
      </thead>
      <tbody>
        {times.rows.map((row) => (
          <tr key={`${row.what} ${row.camera ?? ''}`}>
            <td>{[timesWhat(row), keptWords(row)].filter(Boolean).join('　')}</td>
            <td>{row.at ? dateTime(row.at) : t('times.none')}</td>
            <td>{row.what.startsWith('transcript') ? '' : differenceWords(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Conditions({ session }: { readonly session: SessionView }): ReactNode {
  return (
    <table className="paper-table">
      <tbody>
        {session.conditions.map((condition) => (
          <tr key={condition.condition}>
            <th scope="row">
              {t(`console.condition.${condition.condition}`)}　{condition.article}
            </th>
            <td>
              {conditionWords(condition, session).map((line) => (
                <p key={line}>{line}</p>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Notice({ session }: { readonly session: SessionView }): ReactNode {
  const { steps, told, startedAt, inspectors } = session;
  if (steps.length === 0) return <p>{t('report.among')}</p>;
  const texts = {
    'credentials-shown': inspectors.map(({ name, badgeNumber }) => t('paper.inspector', { name, badge: badgeNumber })).join('、'),
    'notice-read': `“${session.noticeWording}”`,
    'rights-told': t('report.notice.rights', { rights: told.rights.join('；'), duties: told.duties.join('；') }),
  };
  return steps.map(({ step, at }) => (
    <div key={step} className="report-line">
      <span>{at ? clockTime(at) : '—'}</span>
      <span>{timeInRecording(startedAt, at)}</span>
      <p>
        <b>{at ? t(`console.step.${step}`) : t('report.notice.missing', { step: t(`console.step.${step}`) })}</b>　{at && texts[step]}
      </p>
    </div>
  ));
}

function Presence({ session }: { readonly session: SessionView }): ReactNode {
  const { presence, questioned, startedAt, endedAt } = session;
  const stays = presence?.stays ?? [];
  const known = questioned.name === '' || stays.some(({ name }) => name === questioned.name);
  const own = !known && startedAt ? [{ name: questioned.name, kind: undefined, own: true, from: startedAt, to: endedAt }] : [];
  const all = [...stays.map((stay) => ({ ...stay, own: false })), ...own];
  return (
    <ul className="report-list">
      {all.map(({ name, kind, from, to, own: isPerson }) => (
        <li key={name + from}>
          {t('report.stay', {
            name,
            kind: isPerson
              ? (session.record?.form.person ?? t('paper.field.questioned'))
              : kind
                ? t(`attendee.${kind}`)
                : t('report.kind.unknown'),
          })}
          {'　'}
          {clockSpan(from, to)}
        </li>
      ))}
      {(presence?.empty ?? []).map(({ from, to }) => (
        <li key={`empty ${from}`}>
          {t('report.empty')}
          {'　'}
          {clockSpan(from, to)}
        </li>
      ))}
    </ul>
  );
}

function Gaps({ report }: { readonly report: SessionReportView }): ReactNode {
  if (report.gaps.length === 0) return <p>{t('report.none')}</p>;
  return (
    <ul className="report-list">
      {report.gaps.map(({ camera, from, to, cause }) => (
        <li key={camera + from}>
          {t('report.gap', {
            ...{ camera, from: clockTime(from), to: clockEnd(to), cause: causeName(cause) },
          })}
        </li>
      ))}
    </ul>
  );
}

function Breaks({ session }: { readonly session: SessionView }): ReactNode {
  const marks = session.marks.filter((mark) => mark.break !== undefined);
  if (marks.length === 0 && session.comfort.length === 0) return <p>{t('report.breaks.none')}</p>;
  return (
    <ul className="report-list">
      {marks.map(({ id, at, text }) => (
        <li key={id}>{t('report.break.line', { time: clockTime(at), text })}</li>
      ))}
      {session.breaks.taken.map(({ from, to }) => (
        <li key={from}>{t('report.break.taken', { from: clockTime(from), to: clockEnd(to) })}</li>
      ))}
      {session.comfort.map((finding) => (
        <li key={finding.kind + finding.from}>
          {clockSpan(finding.from, finding.to)}
          {'　'}
          {comfortWords(finding, session.endedAt ?? finding.from)}
        </li>
      ))}
    </ul>
  );
}
