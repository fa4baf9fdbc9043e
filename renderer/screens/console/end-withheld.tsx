import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import type { SuspensionScope } from '../../../services/contract/stops';
import { Failure } from '../../components/failure';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';

interface Props {
  readonly session: SessionView;
  readonly scope: SuspensionScope;
  readonly take: (session: SessionView) => void;
}

/** The sound or the pictures are recorded again: a button among the links, so that nobody forgets it. */
export function EndWithheld({ session, scope, take }: Props): ReactNode {
  const deed = useDeed();
  const end = () => void deed.run(async () => take(await call('session.endSuspension', session.id)));
  return (
    <>
      <Button loading={deed.busy} onClick={end}>
        {t(`suspension.do.end.${scope}`)}
      </Button>
      <Failure error={deed.error} />
    </>
  );
}
