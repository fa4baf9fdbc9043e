import { CheckCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ArchiveEntryView } from '../../../services/contract/archive';
import { Article } from '../../components/article/article';
import { Failure } from '../../components/failure';
import { byteSize, dateTime, duration, monthDay } from '../../components/format';
import { useShell } from '../../components/shell';
import { CredentialForm } from '../../components/signing/credential-form';
import { useCall } from '../../components/use-call';
import { keptUntil } from '../../components/kept-until';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import '../archive/archive.css';
import { useArchivePages } from '../archive/use-archive-pages';
import { useEntry } from '../archive/use-entry';
import './handover.css';

/** 移交登记: what is handed over, signed by both sides with their own PIN (规定§17, 制度§9). */
export function HandoverScreen(): ReactNode {
  const { place } = useShell();
  const pages = useArchivePages({ text: '', group: 'not-received', order: 'oldest' });
  const [chosen, setChosen] = useState(place.kind === 'handover' ? place.sessionId : undefined);
  // A recording just signed stays on the page, with its two names.
  const { entry, error, reload } = useEntry(chosen ?? pages.lines[0]?.sessionId);
  const counts = pages.first?.counts;

  return (
    <main className="screen handover">
      <header className="screen-head">
        <h1 className="text-title">{t('handover.title')}</h1>
        <span className="ink-2">{t('handover.rule')}</span>
        <Article code="规定§17" />
        <Article code="制度§9" />
        {counts && <p className="screen-counts">{t('handover.count', { count: String(counts['not-received']) })}</p>}
      </header>
      <Failure error={pages.error ?? error} />
      <div className="handover-columns">
        <section className="panel handover-list">
          <h2 className="text-section">{t('handover.waiting')}</h2>
          {pages.first && pages.lines.length === 0 && <p className="ink-2">{t('handover.none')}</p>}
          <ul>
            {pages.lines.map((one) => (
              <li key={one.sessionId}>
                <button type="button" aria-pressed={one.sessionId === entry?.sessionId} onClick={() => setChosen(one.sessionId)}>
                  <b>{one.registrationCode}</b>
                  <span>{one.enforcementCase.name}</span>
                  <span className="text-small">
                    {t(one.handedOverAt ? 'handover.waitsReceiver' : 'handover.waitsGiver', { date: monthDay(one.sealedAt) })}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {pages.hasMore && <Button onClick={pages.more}>{t('handover.more')}</Button>}
        </section>
        {entry && <Contents entry={entry} />}
        {entry && (
          <Sides
            key={entry.sessionId}
            entry={entry}
            onSigned={(next) => {
              setChosen(next.sessionId);
              reload();
              pages.reload();
            }}
          />
        )}
      </div>
    </main>
  );
}

function Contents({ entry }: { readonly entry: ArchiveEntryView }): ReactNode {
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('paper.field.case'), entry.enforcementCase.name],
    [t('paper.field.caseNumber'), entry.enforcementCase.number || t('paper.none')],
    [t('paper.field.questioned'), entry.questionedName],
    [t('paper.field.produced'), `${dateTime(entry.producedAt)} – ${dateTime(entry.endedAt)}`],
    [t('handover.length'), duration(Date.parse(entry.endedAt) - Date.parse(entry.producedAt))],
    [t('paper.field.producers'), `${entry.producers.join('、')}（${entry.department}）`],
    [t('paper.field.sealed'), dateTime(entry.sealedAt)],
    [t('paper.field.keepUntil'), t('paper.keepUntil', { until: keptUntil(entry.keepUntil), article: entry.keepUntil.article })],
  ];
  return (
    <section className="panel handover-contents">
      <header>
        <h2>{t('paper.handover.title')}</h2>
        <b>{entry.registrationCode}</b>
      </header>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <table>
        <thead>
          <tr>
            <th>{t('paper.handover.material')}</th>
            <th>{t('paper.handover.count')}</th>
            <th>{t('paper.handover.size')}</th>
          </tr>
        </thead>
        <tbody>
          {entry.segments.map((part) => (
            <tr key={part.cameraName}>
              <td>{t('paper.handover.recording', { camera: part.cameraName })}</td>
              <td>{t('paper.handover.segments', { count: String(part.count) })}</td>
              <td>{byteSize(part.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="handover-digests">
        <span>{t('paper.field.manifest')}</span>
        <code>{entry.manifestSha256}</code>
        <span>{t('paper.field.chain')}</span>
        <code>{entry.chainHead}</code>
      </div>
    </section>
  );
}

interface SidesProps {
  readonly entry: ArchiveEntryView;
  readonly onSigned: (entry: ArchiveEntryView) => void;
}

function Sides({ entry, onSigned }: SidesProps): ReactNode {
  const people = useCall('people.list');
  const { handover } = entry;
  const among = (role: 'inspector' | 'room-administrator'): typeof people.data =>
    (people.data ?? []).filter((person) => person.role === role);
  return (
    <div className="handover-sides">
      <Side title={t('paper.handover.gives')} hint={t('handover.giver.hint')} name={handover.handedOverBy} at={handover.handedOverAt}>
        <CredentialForm
          people={among('inspector') ?? []}
          personLabel={t('paper.handover.gives')}
          action={t('handover.do.give')}
          onSubmit={async (credential) => onSigned(await call('handover.sign', entry.sessionId, 'hand-over', credential))}
        />
      </Side>
      <Side title={t('paper.handover.receives')} hint={t('handover.receiver.hint')} name={handover.receivedBy} at={handover.receivedAt}>
        <CredentialForm
          people={among('room-administrator') ?? []}
          personLabel={t('paper.handover.receives')}
          action={t('handover.do.receive')}
          closed={handover.handedOverAt ? undefined : t('handover.giverFirst')}
          onSubmit={async (credential) => onSigned(await call('handover.sign', entry.sessionId, 'receive', credential))}
        />
      </Side>
      <Failure error={people.error} />
    </div>
  );
}

interface SideProps {
  readonly title: string;
  readonly hint: string;
  readonly name: string | undefined;
  readonly at: string | undefined;
  readonly children: ReactNode;
}

function Side({ title, hint, name, at, children }: SideProps): ReactNode {
  return (
    <section className={at ? 'panel handover-side handover-signed' : 'panel handover-side'} aria-label={title}>
      <h2 className="text-section">{title}</h2>
      {at ? (
        <div className="handover-name">
          <strong>{name}</strong>
          <span className="ink-green">
            <CheckCircleFilled aria-hidden /> {t('handover.signedAt', { time: dateTime(at) })}
          </span>
        </div>
      ) : (
        <>
          <p className="ink-2">{hint}</p>
          {children}
        </>
      )}
    </section>
  );
}
