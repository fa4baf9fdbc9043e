import type { ReactNode } from 'react';
import type { ProofCell, StripView } from '../../../services/contract/sessions';
import { sentence, t } from '../../i18n/zh-cn';
import { byteRate, signed } from '../format';
import { cellName } from './alarm-words';
import { ProofTicks, SoundMeter } from './proof-ticks';
import type { Silence } from './strip-silence';

/** One proof of the strip: what it is, its figure, and its seconds. */
export function ProofCellView(props: {
  readonly cell: ProofCell;
  readonly state: StripView['state'];
  readonly silence: Silence;
}): ReactNode {
  const { cell, state, silence } = props;
  const hasChannels = cell.kind === 'sound' && !cell.withheld;
  const label = hasChannels ? t('strip.cell.soundChannels', { count: channelWords(cell.channels) }) : cellName(cell);
  const value = silence.kind === 'silent' ? t('strip.noReport', { seconds: String(silence.seconds) }) : cellValue(cell, state);
  const mark = cell.grade === 'alarm' ? '✕ ' : cell.grade === 'attention' ? '! ' : '';
  return (
    <div className={`strip-cell strip-cell-${cell.kind} strip-grade-${cell.grade}`} data-testid={`proof-${cell.id}`}>
      <span className="strip-label">{label}</span>
      <span className="strip-value">
        {mark}
        {value}
      </span>
      {cell.kind === 'sound' && silence.kind === 'none' ? (
        <SoundMeter levelDb={cell.levelDb} floorDb={cell.floorDb} grade={cell.grade} />
      ) : (
        <ProofTicks ticks={cell.ticks} grade={cell.grade} />
      )}
    </div>
  );
}

/** A room may be still for a while; so long a silence is said. */
const silenceSaidSeconds = 60;

function channelWords(channels: number): string {
  return ['零', '一', '两', '三', '四'][channels] ?? String(channels);
}

function cellValue(cell: ProofCell, state: StripView['state']): ReactNode {
  switch (cell.kind) {
    case 'camera': {
      if (cell.withheld && cell.fault === undefined) return t('strip.withheld.camera');
      if (cell.fault !== undefined && cell.grade !== 'off') return `${t(`strip.fault.${cell.fault}`)} ${Math.round(cell.faultSeconds)} s`;
      if (state === 'idle' || state === 'suspended') return cell.online ? t('strip.onlineNotWriting') : t('strip.offline');
      if (cell.pictureAgeSeconds === undefined) return t('strip.noPicture');
      return (
        <>
          <span className="strip-age">{cell.pictureAgeSeconds.toFixed(1)} s</span>
          {byteRate(cell.bytesPerSecond)}
        </>
      );
    }
    case 'sound': {
      if (cell.withheld) return t('strip.withheld.sound');
      if (cell.unheard) return t('strip.unheard', { count: channelWords(cell.unheard.length) });
      if (cell.levelDb === undefined) return t('strip.noSound');
      if ((cell.silentSeconds ?? 0) >= silenceSaidSeconds && state !== 'idle')
        return t('strip.silent', { seconds: String(cell.silentSeconds) });
      const level = `${signed(Math.round(cell.levelDb), 0).replace('+', '')} dB`;
      return state === 'idle' || state === 'suspended' ? t('strip.onlineLevel', { level }) : level;
    }
    case 'clock': {
      if (cell.step) return t('strip.clockSet', { seconds: `${signed(cell.step.stepMs / 1000, 1)} s` });
      const offset = cell.offsetSeconds === undefined ? t('strip.unmeasured') : `${signed(cell.offsetSeconds, 2)} s`;
      if (cell.reference === undefined || cell.reference === 'synchronized') return offset;
      // The cell has room for one of the two; the offset stands in the pre-flight.
      return t(cell.reference === 'unsynchronized' ? 'strip.clockUnsynchronized' : 'strip.clockUnproved');
    }
    case 'disk': {
      if (cell.fault) return t(`strip.disk.${cell.fault}`);
      if (cell.hours === undefined) return t('strip.unmeasured');
      const hours = cell.hours >= 10 ? String(Math.floor(cell.hours)) : cell.hours.toFixed(1);
      return cell.grade === 'good' || cell.grade === 'off' ? t('strip.hours', { hours }) : t('strip.hoursLeft', { hours });
    }
    case 'second-copy': {
      if (!cell.configured) return t('strip.notConfigured');
      if (cell.fault !== undefined) return copyFault(cell.fault, cell.lagSeconds);
      if (state === 'idle' || state === 'suspended' || state === 'pre-roll') return t('strip.online');
      return cell.lagSeconds === undefined ? t('strip.unmeasured') : t('strip.inStep', { seconds: cell.lagSeconds.toFixed(1) });
    }
  }
}

/** Before a session there is no running lag to name. */
function copyFault(fault: string, lagSeconds: number | undefined): string {
  const idle = lagSeconds === undefined ? sentence(`strip.copy.idle.${fault}`) : undefined;
  return idle ?? sentence(`strip.copy.${fault}`, { seconds: String(Math.round(lagSeconds ?? 0)) }) ?? fault;
}
