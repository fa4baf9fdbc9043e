import './old-browsers';
import { interviewFileName } from '../evidence/sealed-interview';
import { signingFindings } from '../evidence/signed-text';
import { discRoots } from './disc-root';
import { storyOf } from './disc-story';
import { button, el } from './dom';
import { proofTools } from './proof-tools';
import { verifyDisc, type DiscCheck, type DiscFile } from './verify-disc';
import { factsView, filesView, proofView } from './views/facts-view';
import { keyView } from './views/key-view';
import { playbackView } from './views/playback-view';
import { progressView } from './views/progress-view';
import { startView } from './views/start-view';
import { findingsView, verdictView } from './views/verdict-view';
import { say } from './words';

const page = document.getElementById('page') ?? document.body;
let leave: (() => void) | undefined;
start();

function start(notice?: Node): void {
  leave?.();
  leave = undefined;
  const onProblem = (problem: unknown) => start(noticeOf(say('start.failed', { reason: String(problem) })));
  show(startView(choose, onProblem, notice));
}

/** What was chosen may be the disc, a folder above it, or something else. */
function choose(files: readonly DiscFile[]): void {
  const roots = discRoots(files.map(({ path }) => path));
  const [only] = roots;
  if (only === undefined) start(noticeOf(say('start.empty')));
  else if (roots.length === 1)
    void check(below(files, only), only).catch((problem: unknown) => start(noticeOf(say('start.failed', { reason: String(problem) }))));
  else {
    const choices = roots.map((root) => button({}, () => void check(below(files, root), root), root.replace(/\/$/, '')));
    start(el('div', { class: 'notice' }, el('p', {}, say('start.many', { count: roots.length })), ...choices));
  }
}

function below(files: readonly DiscFile[], root: string): readonly DiscFile[] {
  return files.filter(({ path }) => path.startsWith(root)).map(({ path, blob }) => ({ path: path.slice(root.length), blob }));
}

async function check(files: readonly DiscFile[], root: string): Promise<void> {
  const progress = progressView();
  show(progress.element);
  const result = await verifyDisc(files, proofTools, { onProgress: progress.show });
  await showResult(await withSignings(result, files), files, root);
}

/** 规定§15: beside the files, each signature of the 笔录 against the text that it stands under. */
async function withSignings(result: DiscCheck, files: readonly DiscFile[]): Promise<DiscCheck> {
  const broken = await signingFindings(await jsonOf(files, interviewFileName), (text) => proofTools.sha256(new Blob([text])));
  if (broken.length === 0) return result;
  return { ...result, verdict: 'broken', findings: [...result.findings, ...broken] };
}

async function showResult(result: DiscCheck, files: readonly DiscFile[], root: string): Promise<void> {
  const at = Date.now();
  const manifest = files.find(({ path }) => path === 'manifest.json')?.blob;
  const manifestSha256 = manifest && (await proofTools.sha256(manifest).catch(() => undefined));
  const story = storyOf(result, result.manifest, await jsonOf(files, interviewFileName));
  const sizes = new Map(files.map(({ path, blob }) => [path, blob.size]));
  const sealed = new Map(result.manifest?.files.map(({ path, bytes }) => [path, bytes]));
  const context = {
    links: result.links,
    cameras: story.cameras,
    sealedBytes: (file: string) => sealed.get(file),
    presentBytes: (file: string) => sizes.get(file),
  };
  const answer = el('div', { class: 'answer' });
  const tell = (typed: string | undefined) =>
    answer.replaceChildren(
      verdictView(result, typed, at, () => start()),
      ...[findingsView(result, typed, context)].filter((view) => view !== undefined),
    );
  tell(undefined);
  const { element, player } = playbackView(story, result, files);
  leave = () => {
    document.onkeydown = null;
    player?.stop();
  };
  // Besides the name of the chosen folder itself.
  const subfolder = root.split('/').slice(1, -1).join('/');
  const filesList = filesView(result);
  show(
    answer,
    ...(subfolder === '' ? [] : [noticeOf(say('verdict.subfolder', { folder: subfolder }))]),
    element,
    el(
      'div',
      { class: 'columns' },
      factsView(story, result, manifestSha256),
      el(
        'div',
        {},
        keyView(result.keyId, tell),
        proofView(
          result,
          files.some(({ path }) => path === 'manifest.tsr'),
        ),
      ),
    ),
    ...(filesList ? [filesList] : []),
  );
}

async function jsonOf(files: readonly DiscFile[], name: string): Promise<unknown> {
  try {
    const text = await files.find(({ path }) => path === name)?.blob.text();
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

function show(...views: readonly HTMLElement[]): void {
  page.replaceChildren(...views);
  window.scrollTo(0, 0);
}

function noticeOf(words: string): HTMLElement {
  return el('p', { class: 'notice', role: 'alert' }, words);
}
