import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { RegisterColumn, RegisterLineView } from '../../../services/contract/registers';
import { WindowedTable, type WindowedColumn } from '../../components/windowed-table';
import { t } from '../../i18n/zh-cn';

interface Props {
  readonly label: string;
  readonly columns: readonly RegisterColumn[];
  readonly lines: readonly RegisterLineView[];
  readonly empty: string;
  readonly onMore: () => void;
  readonly onOpen: (line: RegisterLineView) => void;
}

/** A register's lines; a row takes two lines of text and opens to the whole. */
export function RegisterList({ columns, ...props }: Props): ReactNode {
  const shown = useMemo(() => tableColumns(columns), [columns]);
  return (
    <div className="register-list">
      <WindowedTable<RegisterLineView> {...props} columns={shown} keyOf={({ seq }) => seq} rowHeight={76} />
    </div>
  );
}

function tableColumns(columns: readonly RegisterColumn[]): readonly WindowedColumn<RegisterLineView>[] {
  return [
    {
      key: 'number',
      title: t('registers.number'),
      width: '128px',
      render: (line) => (
        <>
          <b className="register-number">{line.number}</b>
          {line.corrections.length > 0 && (
            <span className="register-corrected">{t('registers.corrected', { count: String(line.corrections.length) })}</span>
          )}
        </>
      ),
    },
    ...columns.map(({ key, title, width }) => ({ key, title, width: `${width}fr`, render: (line: RegisterLineView) => line.cells[key] })),
  ];
}
