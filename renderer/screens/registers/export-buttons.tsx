import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ExportFormat } from '../../../services/contract/registers';
import { Failure } from '../../components/failure';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';

const formats = ['xlsx', 'csv', 'pdf'] as const satisfies readonly ExportFormat[];

/** Writes a table as a file, and says where it lies. */
export function ExportButtons({ write }: { readonly write: (format: ExportFormat) => Promise<{ readonly file: string }> }): ReactNode {
  const deed = useDeed();
  const [file, setFile] = useState<string | undefined>();
  return (
    <>
      <div className="registers-exports">
        {formats.map((format) => (
          <Button
            key={format}
            disabled={deed.busy}
            onClick={() => {
              setFile(undefined);
              void deed.run(async () => setFile((await write(format)).file));
            }}
          >
            {t(`registers.export.${format}`)}
          </Button>
        ))}
      </div>
      <Failure error={deed.error} />
      {file && (
        <p className="registers-exported" role="status">
          {t('registers.exported', { file })}
        </p>
      )}
    </>
  );
}
