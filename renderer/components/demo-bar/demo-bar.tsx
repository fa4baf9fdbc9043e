import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { DemoAct } from '../../../services/contract/calls';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { Failure } from '../failure';
import { clockTime } from '../format';
import { useDeed } from '../use-deed';
import './demo-bar.css';

const acts: readonly DemoAct[] = ['person-enters', 'person-leaves', 'duress-pressed', 'press-thumb', 'insert-blank-discs'];

/** What a visitor of the simulated room would do with hands. It moves the page down and covers nothing. */
export function DemoBar({ onClose }: { readonly onClose: () => void }): ReactNode {
  const deed = useDeed();
  const [done, setDone] = useState('');
  async function act(name: DemoAct): Promise<void> {
    setDone('');
    if (await deed.run(() => call('demo.act', name)))
      setDone(t('demo.done', { act: t(`demo.${name}`), time: clockTime(new Date().toISOString()) }));
  }
  return (
    <section className="demo-bar" aria-label={t('demo.title')}>
      <strong>{t('demo.title')}</strong>
      {acts.map((name) => (
        <Button key={name} size="small" disabled={deed.busy} onClick={() => void act(name)}>
          {t(`demo.${name}`)}
        </Button>
      ))}
      <span className="text-small" role="status">
        {done || t('demo.note')}
      </span>
      <Failure error={deed.error} />
      <Button size="small" type="text" className="demo-bar-close" onClick={onClose}>
        {t('demo.close')}
      </Button>
    </section>
  );
}
