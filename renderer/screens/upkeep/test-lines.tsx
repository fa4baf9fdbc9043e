import { CheckCircleFilled, CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { SelfTestView, TestLineView } from '../../../services/contract/upkeep';
import { causeWords } from '../../components/check-words';
import { clockTime } from '../../components/format';
import { limitWords, readWords } from '../../components/self-test/test-words';
import { t } from '../../i18n/zh-cn';

interface Props {
  readonly test: SelfTestView;
  /** Numbers of the open faults, by device. */
  readonly faultOf: ReadonlyMap<string, string>;
  /** Undefined where nobody here may report. */
  readonly onReport: ((line: TestLineView) => void) | undefined;
}

const icons: Readonly<Record<TestLineView['verdict'], ReactNode>> = {
  passed: <CheckCircleFilled aria-hidden />,
  attention: <WarningFilled aria-hidden />,
  failed: <CloseCircleFilled aria-hidden />,
};
const columns = ['device', 'read', 'limit', 'verdict', 'what'] as const;

/** Each device: what was read, what is asked for, what it comes to, and what to do. */
export function TestLines({ test, faultOf, onReport }: Props): ReactNode {
  return (
    <div className="panel test-lines">
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`selfTest.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {test.lines.map((line) => (
            <tr key={`${line.deviceId} ${line.check}`} data-testid={`test-${line.deviceId}`} data-verdict={line.verdict}>
              <th scope="row">{line.device}</th>
              <td>{readWords(line)}</td>
              <td className="ink-2">{limitWords(line)}</td>
              <td>
                <span className={`test-verdict test-verdict-${line.verdict}`}>
                  {icons[line.verdict]}
                  {line.verdict === 'passed'
                    ? t('selfTest.verdict.passed', { time: clockTime(test.endedAt) })
                    : t(`selfTest.verdict.${line.verdict}`)}
                </span>
                {line.outOfUse !== undefined && (
                  <span className="text-small test-out">{t('selfTest.outOfUse', { number: line.outOfUse })}</span>
                )}
              </td>
              <td>
                {line.causes.length === 0 && <span className="ink-2">{t('selfTest.nothingToDo')}</span>}
                {line.causes.map((cause) => (
                  <p key={cause.code}>{causeWords(cause)}</p>
                ))}
                {line.verdict === 'failed' && onReport && !faultOf.has(line.deviceId) && (
                  <Button size="small" onClick={() => onReport(line)}>
                    {t('selfTest.report')}
                  </Button>
                )}
                {line.verdict === 'failed' && faultOf.has(line.deviceId) && (
                  <p className="text-small">{t('selfTest.reported', { number: faultOf.get(line.deviceId) ?? '' })}</p>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
