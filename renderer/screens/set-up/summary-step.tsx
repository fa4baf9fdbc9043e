import { WarningFilled } from '@ant-design/icons';
import { Button, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import type { SetupDifference, SetupView } from '../../../services/contract/set-up';
import { Failure } from '../../components/failure';
import { useDeed } from '../../components/use-deed';
import { sentence, t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { fieldWords, valueWords } from './field-words';
import { stepOf, type SetUpStep } from './set-up-steps';

interface Props {
  readonly view: SetupView;
  readonly onGo: (step: SetUpStep) => void;
}

const columns: TableColumnsType<SetupDifference> = [
  {
    title: t('setUp.column.field'),
    width: 460,
    render: (_, { field }) => (
      <>
        {fieldWords(field)} <span className="text-small set-up-beside">{field}</span>
      </>
    ),
  },
  { title: t('setUp.column.before'), render: (_, { field, before }) => <Value {...{ field }} text={before} /> },
  { title: t('setUp.column.after'), render: (_, { field, after }) => <Value {...{ field }} text={after} /> },
];

/** What is still wrong, or everything that will be written; the only place where anything is. */
export function SummaryStep({ view, onGo }: Props): ReactNode {
  const deed = useDeed();
  const { problems, differences, draft } = view;
  const logins = draft.cameras.filter(({ id }) => view.newLogins.includes(id)).map(({ name }) => name);
  return (
    <div className="set-up-summary">
      {problems.length > 0 && (
        <section className="panel set-up-panel set-up-problems">
          <h2 className="text-section">
            <WarningFilled aria-hidden /> {t('setUp.problems', { count: String(problems.length) })}
          </h2>
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.field} ${problem.problem}`}>
                <span>
                  {t('setUp.problem', {
                    field: fieldWords(problem.field) || problem.field,
                    problem: sentence(`roomFile.problem.${problem.problem}`) ?? problem.problem,
                    expected: sentence(`roomFile.expected.${problem.expected}`) ?? problem.expected,
                  })}
                </span>
                <Button onClick={() => onGo(stepOf(problem))}>{t(`setUp.step.${stepOf(problem)}`)}</Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="panel set-up-panel set-up-differences">
        <h2 className="text-section">
          {differences.length === 0 ? t('setUp.differencesNone') : t('setUp.differences', { count: String(differences.length) })}
        </h2>
        {view.newLogins.length > 0 && <p>{t('setUp.newLogins', { cameras: logins.join('、') })}</p>}
        {differences.length > 0 && <Table columns={columns} dataSource={[...differences]} rowKey="field" pagination={false} size="small" />}
      </section>
      <footer className="set-up-foot">
        <p>
          {t('setUp.saveTo', { file: view.file })}
          {view.replaces && <span className="text-small set-up-beside">{t('setUp.saveKept')}</span>}
        </p>
        <Failure error={deed.error} />
        <Button
          type="primary"
          size="large"
          disabled={problems.length > 0}
          loading={deed.busy}
          onClick={() => void deed.run(() => call('setUp.save'))}
        >
          {t('setUp.save')}
        </Button>
      </footer>
    </div>
  );
}

function Value({ field, text }: { readonly field: string; readonly text: string | undefined }): ReactNode {
  return text === undefined ? <span className="text-small">{t('setUp.absent')}</span> : <strong>{valueWords(field, text)}</strong>;
}
