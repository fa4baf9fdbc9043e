import { PlayCircleOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ArchiveEntryView } from '../../../services/contract/archive';
import { categoryOf } from '../../../services/contract/recording-category';
import { Article } from '../../components/article/article';
import { Failure } from '../../components/failure';
import { byteSize, clockMinute, dateOf, dateTime } from '../../components/format';
import { placesOfRole } from '../../components/rail/rail';
import { useShell } from '../../components/shell';
import { TimesList } from '../../components/times/times-list';
import { useDeed } from '../../components/use-deed';
import { sentence, t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { LongTerm } from './long-term';
import { MissingScan } from './missing-scan';
import { PrintReport } from './print-report';
import { DerivedPanel } from './derived-panel';

/** One recording: until when it is kept, through whose hands it went, its discs and its place. */
export function ArchivePanel({ entry, onFiled }: { readonly entry: ArchiveEntryView; readonly onFiled: () => void }): ReactNode {
  const { handover, discPair } = entry;
  const keptLong = entry.longTerm.length > 0;
  const { person, go } = useShell();
  return (
    <aside className="panel archive-panel">
      <div className="archive-panel-scroll">
        <header>
          <b className="text-strong">{entry.registrationCode}</b>
          <p>{entry.enforcementCase.name}</p>
          <p className="text-small">
            <Article code="制度§11" />　{t(`category.${categoryOf(entry.purpose)}`)}
          </p>
          {entry.unsigned && <p className="ink-amber">{t(`unsigned.archive.${entry.unsigned}`)}</p>}
          {placesOfRole[person.role].includes('playback') && (
            <Button icon={<PlayCircleOutlined aria-hidden />} onClick={() => go({ kind: 'playback', sessionId: entry.sessionId })}>
              {t('playback.do.open')}
            </Button>
          )}
          <PrintReport sessionId={entry.sessionId} />
        </header>
        <section>
          <span className="text-small">{t('archive.keepUntil')}</span>
          <strong className="archive-date">{keptLong ? t('archive.longTerm') : entry.keepUntil.date}</strong>
          <p>
            <Article code={entry.keepUntil.article} />　{t(keptLong ? 'archive.keep.always' : 'archive.keep.rule')}
          </p>
          <LongTerm entry={entry} onKept={onFiled} />
        </section>
        <section>
          <h2 className="text-strong">{t('archive.hands')}</h2>
          <ul className="archive-hands">
            <Hand
              at={entry.sealedAt}
              what={t('archive.sealed', {
                count: String(entry.segments.reduce((sum, part) => sum + part.count, 0)),
                size: byteSize(entry.bytes),
              })}
            />
            {entry.timeStamp?.state === 'stamped' && (
              <Hand at={entry.timeStamp.at} what={t('archive.timeStamp.stamped', { by: entry.timeStamp.by })} />
            )}
            {entry.timeStamp?.state === 'pending' && (
              <Hand at={undefined} what={sentence(`error.${entry.timeStamp.code}`) ?? t('archive.timeStamp.pending')} />
            )}
            <Hand
              at={handover.handedOverAt}
              what={handover.handedOverBy ? t('archive.handedOver', { name: handover.handedOverBy }) : t('archive.notHandedOver')}
            />
            <Hand
              at={handover.receivedAt}
              what={handover.receivedBy ? t('archive.received', { name: handover.receivedBy }) : t('archive.notReceived')}
            />
            <Hand
              at={discPair?.certifiedAt}
              what={discPair ? t(`archive.disc.${discPair.state}`, { number: discPair.number }) : t('archive.disc.none')}
            />
            <Hand
              at={entry.filed?.at}
              what={entry.filed ? t('archive.filed', { place: entry.filed.place, name: entry.filed.by }) : t('archive.notFiled')}
            />
          </ul>
        </section>
        {entry.times && <TimesList times={entry.times} />}
        <DerivedPanel entry={entry} />
        <section className="archive-digest">
          <span className="text-small">{t('paper.field.manifest')}</span>
          <code>{entry.manifestSha256}</code>
          <span className="text-small">{t('paper.field.producers')}</span>
          <span>
            {entry.producers.join('、')}　{dateTime(entry.producedAt)}
          </span>
        </section>
      </div>
      <MissingScan entry={entry} onAttached={onFiled} />
      <FilePlace entry={entry} onFiled={onFiled} />
    </aside>
  );
}

function Hand({ at, what }: { readonly at: string | undefined; readonly what: string }): ReactNode {
  return (
    <li className={at ? '' : 'ink-2'}>
      <span>{at ? `${dateOf(at).slice(5)} ${clockMinute(at)}` : '—'}</span>
      <span>{what}</span>
    </li>
  );
}

function FilePlace({ entry, onFiled }: { readonly entry: ArchiveEntryView; readonly onFiled: () => void }): ReactNode {
  const { person } = useShell();
  const [place, setPlace] = useState('');
  const deed = useDeed();
  if (entry.filed || person.role !== 'office-staff') return null;
  const why = entry.filingProblems.length > 0 ? t('archive.file.notYet') : place.trim() === '' ? t('archive.file.noPlace') : undefined;
  return (
    <form
      className="archive-file"
      onSubmit={(event) => {
        event.preventDefault();
        if (why === undefined) void deed.run(() => call('archive.file', entry.sessionId, place.trim())).then((done) => done && onFiled());
      }}
    >
      <label>
        <span className="text-small">{t('archive.file.place')}</span>
        <Input
          aria-label={t('archive.file.place')}
          placeholder={t('archive.file.example')}
          maxLength={60}
          value={place}
          onChange={(event) => setPlace(event.target.value)}
        />
      </label>
      <Failure error={deed.error} />
      <Button htmlType="submit" type="primary" size="large" block disabled={why !== undefined} loading={deed.busy}>
        {t('archive.do.file')}
      </Button>
      <p className="text-small">{why ?? t('archive.file.ready')}</p>
      <ul className="archive-left text-small">
        {entry.filingProblems.map((problem) => (
          <li key={problem}>{t(`filing.${problem}`)}</li>
        ))}
      </ul>
    </form>
  );
}
