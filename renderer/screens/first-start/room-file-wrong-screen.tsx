import { CloseCircleFilled } from '@ant-design/icons';
import { Table } from 'antd';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import type { RoomFileProblem } from '../../../services/contract/room';
import { sentence, t } from '../../i18n/zh-cn';
import './first-start.css';

const columns: TableColumnsType<RoomFileProblem> = [
  {
    title: t('roomFile.column.line'),
    width: 140,
    render: (_, { line }) => (line > 0 ? t('roomFile.line', { line: String(line) }) : t('roomFile.noLine')),
  },
  { title: t('roomFile.column.field'), width: 340, render: (_, { field }) => <code>{field}</code> },
  {
    title: t('roomFile.column.problem'),
    width: 320,
    render: (_, { problem }) => <strong>{sentence(`roomFile.problem.${problem}`) ?? problem}</strong>,
  },
  { title: t('roomFile.column.expected'), render: (_, { expected }) => sentence(`roomFile.expected.${expected}`) ?? expected },
];

/** The room file names what is wrong, on which line, and what belongs there; nothing starts on half a room. */
export function RoomFileWrongScreen({
  file,
  problems,
}: {
  readonly file: string;
  readonly problems: readonly RoomFileProblem[];
}): ReactNode {
  return (
    <main className="first-start first-start-wide">
      <h1 className="text-title first-start-wrong">
        <CloseCircleFilled aria-hidden />
        {t('roomFile.title')}
      </h1>
      <p className="first-start-lead">{t('roomFile.lead', { file, count: String(problems.length) })}</p>
      <Table
        columns={columns}
        dataSource={[...problems]}
        rowKey={({ field, line, problem }) => `${field}-${line}-${problem}`}
        pagination={false}
      />
    </main>
  );
}
