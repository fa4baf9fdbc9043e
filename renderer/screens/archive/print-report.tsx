import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Failure } from '../../components/failure';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

/** 场次报告 of a sealed session, printed again from what is stored. */
export function PrintReport({ sessionId }: { readonly sessionId: string }): ReactNode {
  const deed = useDeed();
  const [file, setFile] = useState<string>();
  return (
    <>
      <Button
        icon={<PrinterOutlined aria-hidden />}
        loading={deed.busy}
        onClick={() => void deed.run(async () => setFile((await call('archive.printReport', sessionId)).file))}
      >
        {t('archive.do.printReport')}
      </Button>
      <Failure error={deed.error} />
      {file !== undefined && (
        <p className="text-small archive-written" role="status">
          {t('archive.report.written', { file })}
        </p>
      )}
    </>
  );
}
