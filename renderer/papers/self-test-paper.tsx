import type { ReactNode } from 'react';
import type { SelfTestPaperView } from '../../services/contract/upkeep';
import { causeWords } from '../components/check-words';
import { dateTime } from '../components/format';
import { limitWords, readWords, testCounts } from '../components/self-test/test-words';
import { t } from '../i18n/zh-cn';
import { PaperField } from './paper-field';
import { PaperPage } from './paper-page';
import './self-test-paper.css';

/** 每日自检报告 (规定§7): each device with what was read, what is asked for, and what it comes to. */
export function SelfTestPaper({ report }: { readonly report: SelfTestPaperView }): ReactNode {
  const { test } = report;
  return (
    <PaperPage
      agency={report.agency}
      title={t('paper.selfTest.title')}
      number={t('paper.selfTest.number', { number: String(test.number) })}
    >
      <dl className="paper-fields">
        <PaperField label={t('paper.selfTest.room')} wide>
          {[report.roomName, report.place].join('　')}
        </PaperField>
        <PaperField label={t('paper.selfTest.time')} wide>
          {t('paper.hours', { from: dateTime(test.startedAt), to: dateTime(test.endedAt) })}
        </PaperField>
        <PaperField label={t('paper.selfTest.by')} wide>
          {test.by ?? t('selfTest.by.hour')}
        </PaperField>
        <PaperField label={t('paper.selfTest.outcome')} wide>
          {testCounts(test)}
        </PaperField>
      </dl>
      <table className="paper-table self-test-paper">
        <thead>
          <tr>
            <th>{t('selfTest.column.device')}</th>
            <th>{t('selfTest.column.read')}</th>
            <th>{t('selfTest.column.limit')}</th>
            <th>{t('selfTest.column.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {test.lines.map((line) => (
            <tr key={`${line.deviceId} ${line.check}`}>
              <td>{line.device}</td>
              <td>{readWords(line)}</td>
              <td>{limitWords(line)}</td>
              <td>
                <b>{t(`paper.selfTest.verdict.${line.verdict}`)}</b>
                {line.outOfUse !== undefined && <p>{t('selfTest.outOfUse', { number: line.outOfUse })}</p>}
                {line.causes.map((cause) => (
                  <p key={cause.code}>{causeWords(cause)}</p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="self-test-paper-note">{t('paper.selfTest.notMoved')}</p>
      <div className="paper-sides">
        <p>{t('paper.register.keeper')}</p>
        <p>{t('paper.register.printed', { by: report.printedBy, at: dateTime(report.printedAt) })}</p>
      </div>
    </PaperPage>
  );
}
