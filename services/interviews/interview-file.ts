import { canonicalJson } from '../../recordings/evidence/canonical-json';
import type { ExhibitView } from '../contract/exhibits';
import type { PresenceView } from '../contract/entry';
import { askedFields, type RecordView } from '../contract/records';
import type { SessionView } from '../contract/sessions';
import type { SuspensionView } from '../contract/stops';
import type { WithdrawalView } from '../contract/withdrawals';
import type { ClimateReading } from './climate-log';
import type { LineHistory } from './line-histories';
import type { SealedSigning } from './sealed-signings';

/** `interview.json`; documented in recordings/evidence/manifest-schema.md. All instants are UTC. */
export function interviewFile(
  session: SessionView,
  climate: readonly ClimateReading[] = [],
  signings: readonly SealedSigning[] = [],
  versions: readonly LineHistory[] = [],
): string {
  return `${canonicalJson({
    schema: 'mingxun-interview/1',
    lines: session.transcript.map(({ at, kind, text, corrections }) => ({
      at,
      kind,
      text,
      corrections: corrections.map(({ at: correctedAt, oldText }) => ({ at: correctedAt, oldText })),
    })),
    ...(versions.length > 0 && { versions }),
    marks: session.marks.map(({ at, kind, text, added }) => ({ at, kind, text, ...(added && { added }) })),
    ...(session.exhibits.length > 0 && { exhibits: session.exhibits.map(exhibitOf) }),
    events: eventsOf(session),
    ...(session.suspensions && { suspensions: session.suspensions.map(suspensionOf) }),
    ...(session.withdrawals && { withdrawals: session.withdrawals.map(withdrawalOf) }),
    ...(session.unsigned && { unsigned: session.unsigned }),
    ...(session.presence && { presence: presenceOf(session.presence) }),
    ...(session.noticeWording && {
      notice: { wording: session.noticeWording, ...session.told, ...(session.answers.length > 0 && { answers: session.answers }) },
    }),
    ...(session.record && { closing: closingOf(session.record) }),
    ...(signings.length > 0 && { signings }),
    ...(climate.length > 0 && { climate: climate.map(readingOf) }),
  })}\n`;
}

function readingOf({ at, temperatureC, humidityPercent }: ClimateReading) {
  return { at, temperatureC: temperatureC ?? undefined, humidityPercent: humidityPercent ?? undefined };
}

function exhibitOf({ number, name, page, from, to, shownBy, picture }: ExhibitView) {
  return { number, name, page, at: from, to, shownBy, picture };
}

/** By names, as the papers say it: the ids are this store's own. */
function suspensionOf({ scope, ground, words, approvedBy, approval, countersignedAt, startedBy, since, until }: SuspensionView) {
  return { scope, ground, words, approvedBy, approval, countersignedAt, startedBy, since, until };
}

function withdrawalOf({ name, part, reason, askedAt, writtenBy, decision }: WithdrawalView) {
  return { name, part, reason, at: askedAt, writtenBy, decision };
}

/** What the entry rests on, who was there when, and when there were fewer than two officers or nobody. */
function presenceOf({ entry, stays, short, empty }: PresenceView) {
  return { entry, stays, short, empty };
}

/** The closing act, with what was written under the form's own words. */
function closingOf({ form, written, closed, unsignedReason, chair }: RecordView) {
  const facts = written ? askedFields(form, written.facts) : [];
  return {
    ...closed,
    record: form.name,
    outcome: written?.outcome,
    facts: facts.map(({ key, label }) => ({ key, label, text: written?.facts[key] ?? '' })),
    unsignedReason,
    ...(chair && { chair: { name: chair.name, by: chair.by, reason: chair.reason, at: chair.at } }),
  };
}

/** What happened in the room, oldest first. */
function eventsOf(session: SessionView): readonly { readonly at: string; readonly kind: string }[] {
  const moments = [
    { kind: 'entered', at: session.startedAt },
    ...session.steps.map(({ step, at }) => ({ kind: step, at })),
    { kind: 'reviewed', at: session.reviewedAt },
    { kind: 'signed', at: session.signedAt },
    { kind: 'thumbprinted', at: session.thumbprintedAt },
    { kind: 'closed', at: session.record?.closed?.at },
    { kind: 'ended', at: session.endedAt },
  ];
  return moments
    .flatMap(({ kind, at }) => (at === undefined ? [] : [{ at, kind }]))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
