import { createHash } from 'node:crypto';
import { canonicalJson } from '../../recordings/evidence/canonical-json';
import type { RecordDraft } from '../contract/records';
import type { TranscriptLineView } from '../contract/sessions';

/** SHA-256 (hex) of the 笔录 as it stands: kind, time and text of every line with its corrections, and what a closing act has written. A signature is bound to it. */
export function transcriptHash(lines: readonly TranscriptLineView[], record?: RecordDraft): string {
  const hash = createHash('sha256');
  for (const line of lines) {
    hash.update(JSON.stringify([line.kind, line.at, line.text, line.corrections.map((correction) => [correction.oldText, correction.at])]));
    hash.update('\n');
  }
  if (record) hash.update(canonicalJson({ outcome: record.outcome, facts: record.facts }));
  return hash.digest('hex');
}
