import { causeWords } from '../cause-words';
import type { DiscStory } from '../disc-story';
import { el } from '../dom';
import { beijing, beijingTimeOfDay, lengthOf, sizeOf } from '../format';
import type { DiscCheck } from '../verify-disc';
import { say } from '../words';

export function factsView(story: DiscStory, check: DiscCheck, manifestSha256: string | undefined): HTMLElement {
  const span = story.startedAt && `${beijing(story.startedAt)} – ${story.endedAt ? beijing(story.endedAt) : ''}`;
  const rows: readonly (readonly [string, string | undefined])[] = [
    [say('facts.code'), story.registrationCode],
    [say('facts.case'), [story.caseName, story.caseNumber].filter(Boolean).join('　')],
    [say('facts.person'), story.questionedPerson],
    [say('facts.span'), span],
    [say('facts.producers'), story.producers.join('、')],
    [say('facts.agency'), story.agency],
    [say('facts.room'), story.room],
    [say('facts.sealedAt'), story.sealedAt && beijing(story.sealedAt)],
    [say('facts.manifest'), manifestSha256],
  ];
  return el(
    'section',
    { class: 'panel facts' },
    el('h2', {}, say('facts.title'), el('small', {}, say('facts.zone'))),
    check.verdict === 'broken' && el('p', { class: 'attention' }, say('facts.unproved')),
    el('dl', {}, ...rows.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value || say('facts.none'))])),
    el('h3', {}, say('gaps.title')),
    gapsList(story),
  );
}

function gapsList(story: DiscStory): HTMLElement {
  if (story.gaps.length === 0) return el('p', {}, say('gaps.none'));
  const end = story.endedAt ?? story.sealedAt ?? '';
  return el(
    'ul',
    { class: 'gaps' },
    ...story.gaps.map(({ cameraId, from, to = end, cause }) =>
      el(
        'li',
        {},
        say('gaps.row', {
          camera: story.cameras.find(({ id }) => id === cameraId)?.name ?? cameraId,
          from: beijing(from),
          to: beijingTimeOfDay(to),
          length: lengthOf(Math.max(0, Date.parse(to) - Date.parse(from))),
          cause: causeWords(cause),
        }),
      ),
    ),
  );
}

/** What was proved and what wasn't, and how to do it without this page. */
export function proofView(check: DiscCheck, hasTimeStamp: boolean): HTMLElement {
  const intact = check.verdict === 'intact';
  const listIsWrong =
    check.manifest === undefined || check.findings.some(({ code }) => code.startsWith('manifest.') || code.startsWith('key.'));
  const list = (...words: readonly string[]) => el('ul', {}, ...words.map((sentence) => el('li', {}, sentence)));
  return el(
    'section',
    { class: 'panel proof' },
    el('h2', {}, say('proof.title')),
    intact
      ? el('h3', { class: 'good' }, say('proof.did'))
      : el('p', { class: 'wrong' }, say(listIsWrong ? 'proof.failed.list' : 'proof.failed')),
    intact && list(say('proof.did.files'), say('proof.did.complete'), say('proof.did.signature'), say('proof.did.chain')),
    el('h3', {}, say('proof.not')),
    list(say('proof.not.key'), say('proof.not.content'), say('proof.not.gaps'), say('proof.not.clock')),
    hasTimeStamp && el('p', {}, say('proof.stamp')),
    hasTimeStamp && el('pre', {}, say('proof.stamp.command')),
    el('p', {}, say('proof.self')),
  );
}

export function filesView(check: DiscCheck): HTMLElement | undefined {
  const files = check.manifest?.files;
  if (!files) return undefined;
  return el(
    'details',
    { class: 'panel files' },
    el('summary', {}, el('h2', {}, say('files.title')), say('files.summary', { count: files.length })),
    el(
      'ul',
      {},
      ...files.map((file) => el('li', {}, el('code', {}, file.path), el('span', {}, sizeOf(file.bytes)), el('code', {}, file.sha256))),
    ),
  );
}
