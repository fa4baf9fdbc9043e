import { Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useMemo } from 'react';
import type { ReactNode, UIEvent } from 'react';
import type { RegisterColumn, RegisterLineView } from '../../../services/contract/registers';
import '../../components/two-line-rows.css';
import { useElementSize } from '../../components/use-element-size';
import { isNearEnd } from '../../components/use-pages';
import { t } from '../../i18n/zh-cn';

interface Props {
  readonly columns: readonly RegisterColumn[];
  readonly lines: readonly RegisterLineView[];
  readonly empty: string;
  readonly onMore: () => void;
  readonly onOpen: (line: RegisterLineView) => void;
}

const headHeight = 48;

/** A register's lines, of which only those in view are in the page; a row takes two lines of text and opens to the whole. */
export function RegisterList({ columns, lines, empty, onMore, onOpen }: Props): ReactNode {
  const [place, size] = useElementSize({ width: 1_700, height: 600 });
  const shown = useMemo(() => tableColumns(columns, size.width), [columns, size.width]);

  function onScroll(event: UIEvent<HTMLDivElement>): void {
    if (isNearEnd(event.currentTarget)) onMore();
  }

  return (
    <div className="register-list two-line-rows" ref={place}>
      <Table<RegisterLineView>
        virtual
        rowKey="seq"
        columns={shown}
        dataSource={lines}
        pagination={false}
        scroll={{ x: size.width, y: size.height - headHeight }}
        locale={{ emptyText: empty }}
        onScroll={onScroll}
        onRow={(line) => ({
          tabIndex: 0,
          onClick: () => onOpen(line),
          onKeyDown: (event) => event.key === 'Enter' && onOpen(line),
        })}
      />
    </div>
  );
}

const numberWidth = 128;

function tableColumns(columns: readonly RegisterColumn[], width: number): TableColumnsType<RegisterLineView> {
  const parts = columns.reduce((sum, column) => sum + column.width, 0);
  return [
    {
      title: t('registers.number'),
      width: numberWidth,
      render: (_, line) => (
        <>
          <b className="register-number">{line.number}</b>
          {line.corrections.length > 0 && (
            <span className="register-corrected">{t('registers.corrected', { count: String(line.corrections.length) })}</span>
          )}
        </>
      ),
    },
    ...columns.map(({ key, title, width: part }) => ({
      key,
      title,
      width: Math.floor(((width - numberWidth - 16) * part) / parts),
      render: (_: unknown, line: RegisterLineView) => line.cells[key],
    })),
  ];
}
