import { canonicalJson } from '../../recordings/evidence/canonical-json';
import { askedFields, type RecordView } from '../contract/records';
import type { SessionView } from '../contract/sessions';
import type { ClimateReading } from './climate-log';

/** `interview.json`; documented in recordings/evidence/manifest-schema.md. All instants are UTC. */
export function interviewFile(session: SessionView, climate: readonly ClimateReading[] = []): string {
  return `${canonicalJson({
    schema: 'mingxun-interview/1',
    lines: session.transcript.map(({ at, kind, text, corrections }) => ({
      at,
      kind,
      text,
      corrections: corrections.map(({ at: correctedAt, oldText }) => ({ at: correctedAt, oldText })),
    })),
    marks: session.marks.map(({ at, kind, text }) => ({ at, kind, text })),
    events: eventsOf(session),
    ...(session.record && { closing: closingOf(session.record) }),
    ...(climate.length > 0 && { climate: climate.map(readingOf) }),
  })}\n`;
}

function readingOf({ at, temperatureC, humidityPercent }: ClimateReading) {
  return { at, temperatureC: temperatureC ?? undefined, humidityPercent: humidityPercent ?? undefined };
}

/** The closing act, with what was written under the form's own words. */
function closingOf({ form, written, closed, unsignedReason }: RecordView) {
  const facts = written ? askedFields(form, written.facts) : [];
  return {
    ...closed,
    record: form.name,
    outcome: written?.outcome,
    facts: facts.map(({ key, label }) => ({ key, label, text: written?.facts[key] ?? '' })),
    unsignedReason,
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
