import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ArchiveEntryView } from '../../../services/contract/archive';
import type { DerivedJobView, DerivedKind } from '../../../services/contract/derived';
import { codeText, Failure } from '../../components/failure';
import { byteSize, clockMinute, dateOf } from '../../components/format';
import { useShell } from '../../components/shell';
import { useCall } from '../../components/use-call';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call, useEvent } from '../../kiosk/kiosk';
import { DerivedDialog } from './derived-dialog';
import './derived.css';

/** 导出与合成: for those who burn and file, not for those who only look. */
export function DerivedPanel({ entry }: { readonly entry: ArchiveEntryView }): ReactNode {
  const { person } = useShell();
  return person.role === 'office-staff' || person.role === 'room-administrator' ? <DerivedSection sessionId={entry.sessionId} /> : null;
}

function DerivedSection({ sessionId }: { readonly sessionId: string }): ReactNode {
  const { data, error, reload } = useCall('derived.jobs', sessionId);
  const [changed, setChanged] = useState<Readonly<Record<string, DerivedJobView>>>({});
  const [asking, setAsking] = useState<DerivedKind>();
  useEvent('derived.changed', (job) => {
    if (job.request.sessionId === sessionId) setChanged((jobs) => ({ ...jobs, [job.id]: job }));
  });
  const jobs = [...(data ?? []).map((job) => changed[job.id] ?? job)];
  const newer = Object.values(changed).filter(({ id }) => !jobs.some((job) => job.id === id));
  return (
    <section className="derived">
      <h2 className="text-strong">{t('derived.title')}</h2>
      <p className="text-small">{t('derived.rule')}</p>
      <div className="derived-deeds">
        <Button onClick={() => setAsking('export')}>{t('derived.do.export')}</Button>
        <Button onClick={() => setAsking('composite')}>{t('derived.do.composite')}</Button>
      </div>
      <Failure error={error} />
      <ul>
        {[...newer.toReversed(), ...jobs].map((job) => (
          <Job key={job.id} job={job} />
        ))}
      </ul>
      {asking && (
        <DerivedDialog
          kind={asking}
          sessionId={sessionId}
          onClose={() => {
            setAsking(undefined);
            reload();
          }}
        />
      )}
    </section>
  );
}

function Job({ job }: { readonly job: DerivedJobView }): ReactNode {
  const deed = useDeed();
  const { state, request, askedBy, askedAt } = job;
  const isOpen = state.kind === 'waiting' || state.kind === 'running';
  return (
    <li>
      <div className="derived-head">
        <b>{t(`derived.kind.${request.kind}`)}</b>
        <span className={state.kind === 'failed' ? 'derived-failed' : ''}>{stateText(job)}</span>
        {isOpen && (
          <Button size="small" loading={deed.busy} onClick={() => void deed.run(() => call('derived.cancel', job.id))}>
            {t('derived.do.cancel')}
          </Button>
        )}
      </div>
      {state.kind === 'running' && (
        <progress aria-label={t(`derived.kind.${request.kind}`)} max={state.totalMs || 1} value={state.doneMs} />
      )}
      <p className="text-small">{t('derived.asked', { name: askedBy, time: when(askedAt), purpose: request.purpose })}</p>
      {state.kind === 'done' && <p className="derived-place">{job.target}</p>}
      <Failure error={deed.error} />
    </li>
  );
}

function stateText({ state }: DerivedJobView): string {
  switch (state.kind) {
    case 'waiting':
      return t('derived.state.waiting');
    case 'running':
      return t('derived.state.running', { percent: String(Math.floor((100 * state.doneMs) / (state.totalMs || 1))) });
    case 'done': {
      const bytes = state.files.reduce((sum, file) => sum + file.bytes, 0);
      return t('derived.state.done', { time: when(state.at), count: String(state.files.length), size: byteSize(bytes) });
    }
    case 'cancelled':
      return t('derived.state.cancelled', { time: when(state.at) });
    case 'failed':
      return codeText(state.code, state.detail);
  }
}

function when(at: string): string {
  return `${dateOf(at).slice(5)} ${clockMinute(at)}`;
}
