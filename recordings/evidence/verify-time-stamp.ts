import { sha256Of } from './hash-file';
import { timeStampFileName } from './manifest';
import { checkTimeStamp } from './time-stamp';
import type { TimeStamp } from './verification';
import type { Finding, VerifyOptions } from './verification';

export interface StampCheck {
  readonly timeStamp: TimeStamp | undefined;
  /** Why a time stamp that is there could not be checked on this machine. */
  readonly timeStampUnchecked: string | undefined;
  readonly findings: readonly Finding[];
}

/** The token beside the seal stamps this very manifest. Without one the evidence is not externally time-stamped, which is no fault. */
export async function checkStamp(reply: Buffer | undefined, manifest: Buffer | undefined, options: VerifyOptions): Promise<StampCheck> {
  const none = { timeStamp: undefined, timeStampUnchecked: undefined, findings: [] };
  if (!reply || !manifest) return none;
  const checked = await checkTimeStamp(reply, { sha256: sha256Of(manifest), caFile: options.timeStampCaFile });
  if (checked.ok) return { ...none, timeStamp: checked.stamp };
  if (checked.code === 'time-stamp.no-openssl') return { ...none, timeStampUnchecked: checked.detail };
  return { ...none, findings: [{ code: 'time-stamp.wrong', file: timeStampFileName, detail: `${checked.code}: ${checked.detail}` }] };
}
