import { filesOfDrop, filesOfInput } from '../chosen-files';
import { button, el, icon } from '../dom';
import type { DiscFile } from '../verify-disc';
import { say } from '../words';

const folderPath =
  'M3 6.5A1.5 1.5 0 0 1 4.5 5H9l2 2.5h8.500A1.500 1.500 0 0 1 21 9v9.500a1.500 1.500 0 0 1-1.500 1.500h-15A1.500 1.500 0 0 1 3 18.500Z';
const discPaths = ['M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18Z', 'M12 9.500a2.500 2.500 0 1 0 0 5a2.500 2.500 0 1 0 0-5Z'];
const pressPaths = ['M4 5h16v10h-6', 'M4 5v10h5', 'M10.500 11l1.500 9l2-3.500h4Z'];
const askPaths = ['M3.500 4.500h17v12h-9l-4 4v-4h-4Z', 'M8.500 10.500l2.500 2.500l4.500-5'];

/** What to do, in three pictures, and the one button. */
export function startView(
  onFiles: (files: readonly DiscFile[]) => void,
  onProblem: (problem: unknown) => void,
  notice?: Node,
): HTMLElement {
  const input = el('input', {
    type: 'file',
    id: 'folder',
    webkitdirectory: true,
    multiple: true,
    class: 'unseen',
    tabindex: '-1',
    'aria-hidden': 'true',
  });
  input.addEventListener('change', () => {
    if ((input.files?.length ?? 0) > 0) onFiles(filesOfInput(input));
  });
  const canChoose = 'webkitdirectory' in input;
  const view = el(
    'section',
    { class: 'start' },
    el('h1', {}, say('start.title')),
    el('p', { class: 'lead' }, say('start.lead')),
    notice,
    el(
      'ol',
      { class: 'steps' },
      step(1, pressPaths, say('start.step1'), say('start.step1.more')),
      step(2, [...discPaths], say('start.step2'), say('start.step2.more')),
      step(3, askPaths, say('start.step3'), say('start.step3.more')),
    ),
    canChoose
      ? button({ class: 'primary large', id: 'choose' }, () => input.click(), icon(folderPath), say('start.choose'))
      : el('p', { class: 'notice' }, say('start.noFolders')),
    input,
    el('p', { class: 'here' }, el('span', {}, say('start.here')), el('code', {}, ownFolder())),
    el('p', { class: 'here' }, say('head.subtitle')),
    el('p', { class: 'drop-words', 'aria-hidden': 'true' }, say('start.drop')),
  );
  takeDrops(view, onFiles, onProblem);
  return view;
}

function takeDrops(view: HTMLElement, onFiles: (files: readonly DiscFile[]) => void, onProblem: (problem: unknown) => void): void {
  view.addEventListener('dragover', (event) => {
    event.preventDefault();
    view.classList.add('dropping');
  });
  view.addEventListener('dragleave', () => view.classList.remove('dropping'));
  view.addEventListener('drop', (event) => {
    event.preventDefault();
    view.classList.remove('dropping');
    if (event.dataTransfer) filesOfDrop(event.dataTransfer.items).then(onFiles, onProblem);
  });
}

function step(n: number, paths: readonly string[], title: string, more: string): HTMLElement {
  return el('li', {}, el('span', { class: 'step-number' }, String(n)), icon(...paths), el('strong', {}, title), el('span', {}, more));
}

/** As the person sees it in the file manager: D:\ or /media/disc. */
function ownFolder(): string {
  const folder = decodeURIComponent(new URL('.', location.href).pathname);
  return /^\/[A-Za-z]:/.test(folder) ? folder.slice(1).replace(/\//g, '\\') : folder;
}
