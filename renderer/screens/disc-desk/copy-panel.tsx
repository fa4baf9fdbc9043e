import { CheckCircleFilled, CheckOutlined, CloseCircleFilled, CloseOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { DiscCopyView, DiscPairView } from '../../../services/contract/archive';
import { codeText } from '../../components/failure';
import { byteRate, byteSize, clockTime, durationInWords } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { copyStages, secondsLeft, stageMarks } from './pair-list';

/** One copy: four stages, then what agrees. */
export function CopyPanel({ copy: name, pair }: { readonly copy: '甲' | '乙'; readonly pair: DiscPairView | undefined }): ReactNode {
  const copy = pair?.copies.find((one) => one.copy === name);
  return (
    <section className={`panel copy-panel copy-${copy?.state ?? 'none'}`} aria-label={t('disc.copy', { copy: name })}>
      <header>
        <strong className="copy-name">{name}</strong>
        <div>
          <h2 className={copy?.state === 'void' ? 'text-section number-void' : 'text-section'}>
            {pair ? `${pair.number} ${name}` : t('disc.copy.none', { copy: name })}
          </h2>
          <p className="ink-2">{copy ? drives(copy) : t('disc.copy.noneHint')}</p>
        </div>
        {copy && <CopyState copy={copy} />}
      </header>
      <ol className="copy-stages">
        {copyStages.map((stage, index) => {
          const mark = copy ? stageMarks(copy)[index] : 'later';
          return (
            <li key={stage} className={`stage-${mark ?? 'later'}`}>
              {mark === 'done' && <CheckOutlined aria-hidden />}
              {mark === 'failed' && <CloseOutlined aria-hidden />}
              {t(`disc.stage.${stage}`)}
            </li>
          );
        })}
      </ol>
      {copy?.state === 'running' && <Progress copy={copy} />}
      {copy?.state === 'matches' && (
        <p className="copy-result">
          {t('disc.copy.matches', { done: String(copy.filesCompared), of: String(copy.filesTotal), size: byteSize(copy.totalBytes) })}
          {copy.finishedAt && <span className="ink-2"> {t('disc.copy.finished', { time: clockTime(copy.finishedAt) })}</span>}
        </p>
      )}
      {copy?.problem && <p className="copy-problem">{codeText(copy.problem.code, copy.problem.detail)}</p>}
    </section>
  );
}

function drives(copy: DiscCopyView): string {
  const same = copy.driveName === copy.readBackDriveName;
  return t(same ? 'disc.copy.sameDrive' : 'disc.copy.otherDrive', { burn: copy.driveName, read: copy.readBackDriveName });
}

function CopyState({ copy }: { readonly copy: DiscCopyView }): ReactNode {
  switch (copy.state) {
    case 'matches':
      return (
        <span className="copy-state ink-green">
          <CheckCircleFilled aria-hidden /> {t('disc.state.matches')}
        </span>
      );
    case 'void':
      return (
        <span className="copy-state copy-state-void">
          <CloseCircleFilled aria-hidden /> {t('disc.state.void')}
        </span>
      );
    case 'running':
      return (
        <span className="copy-state copy-state-now">
          {t(`disc.doing.${copy.stage ?? 'author'}`)}　{percent(copy)} %
        </span>
      );
    case 'waiting':
      return <span className="copy-state ink-2">{t('disc.state.waiting')}</span>;
  }
}

function percent(copy: DiscCopyView): number {
  return copy.totalBytes === 0 ? 0 : Math.min(100, Math.floor((copy.doneBytes / copy.totalBytes) * 100));
}

function Progress({ copy }: { readonly copy: DiscCopyView }): ReactNode {
  const left = secondsLeft(copy);
  return (
    <>
      <div
        className="copy-progress"
        role="progressbar"
        aria-valuenow={percent(copy)}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-label={t(`disc.doing.${copy.stage ?? 'author'}`)}
      >
        <i style={{ width: `${percent(copy)}%` }} />
      </div>
      <dl className="copy-figures">
        <div>
          <dt>{t('disc.figure.done')}</dt>
          <dd>
            {byteSize(copy.doneBytes)} / {byteSize(copy.totalBytes)}
          </dd>
        </div>
        <div>
          <dt>{t('disc.figure.speed')}</dt>
          <dd>{copy.bytesPerSecond > 0 ? byteRate(copy.bytesPerSecond) : '—'}</dd>
        </div>
        <div>
          <dt>{t('disc.figure.left')}</dt>
          <dd>{left === undefined ? '—' : t('disc.figure.about', { time: durationInWords(left * 1000) })}</dd>
        </div>
        <div>
          <dt>{t('disc.figure.compared')}</dt>
          <dd>
            {copy.filesCompared} / {copy.filesTotal}
          </dd>
        </div>
      </dl>
    </>
  );
}
