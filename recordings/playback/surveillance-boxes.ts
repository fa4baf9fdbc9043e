import type { Instant } from '../session/instant';
import type { JoinPlan } from './join-plan';
import { box, fullBox, text, u16, u32, u64 } from './mp4-writer';

/** Who exports what; R46. Empty where it isn't known. */
export interface ExportOrigin {
  /** Name of the camera, its address without login, its hardware address. */
  readonly source: { readonly name: string; readonly url: string; readonly mac: string; readonly line: string };
  readonly unit: { readonly name: string; readonly url: string; readonly mac: string };
  readonly operator: string;
  readonly exportedAt: Instant;
}

/** 100 ns ticks from 1601 to 1970. */
const TICKS_1601 = 116_444_736_000_000_000n;
const MP4_EPOCH_MS = 2_082_844_800_000;

/**
 * ONVIF Export File Format Specification, "Required Side Information" and "Timing": a file level meta box with SurveillanceExportBox (version 1) and
 * StartTimeBox, whose start is the true UTC of the media timeline's origin. The seal of that specification (RSA) is not written: the export's own
 * signature is the kiosk's, beside the file.
 */
export function surveillanceMeta(plan: JoinPlan, { source, unit, operator, exportedAt }: ExportOrigin): Buffer {
  const ids = plan.tracks.map((_, n) => n + 1);
  const handler = fullBox('hdlr', 0, 0, u32(0), Buffer.from('null', 'latin1'), Buffer.alloc(12), text(''));
  const suep = fullBox(
    'suep',
    1,
    0,
    text(unit.name),
    text(unit.url),
    text(unit.mac),
    u64(Math.floor((Date.parse(exportedAt) + MP4_EPOCH_MS) / 1000)),
    text(operator),
    u32(ids.length),
    ...ids.flatMap((id) => [u16(id), text(source.name), text(source.url), text(source.mac), text(source.line)]),
  );
  const start = TICKS_1601 + BigInt(Date.parse(plan.startedAt)) * 10_000n;
  const cstb = box('cstb', u32(ids.length), ...ids.map((id) => Buffer.concat([u32(id), u64(start)])));
  return fullBox('meta', 0, 0, handler, suep, cstb);
}
