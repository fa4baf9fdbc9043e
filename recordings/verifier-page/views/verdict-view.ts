import { button, el, icon } from '../dom';
import { describeFinding, type FindingContext } from '../describe-finding';
import { beijing, sizeOf } from '../format';
import type { DiscCheck } from '../verify-disc';
import { say } from '../words';

const goodPath = 'M5 12.500l4.500 4.500L19 7.500';
const wrongPaths = ['M12 3.500L22 20.500H2Z', 'M12 10v5', 'M12 17.500v.6'];

/** The answer in one word and one sentence, then what is wrong. `typed` is the key number from the certificate. */
export function verdictView(check: DiscCheck, typed: string | undefined, at: number, onAgain: () => void): HTMLElement {
  const foreign = typed !== undefined && typed !== check.keyId;
  const intact = check.verdict === 'intact' && !foreign;
  const { files, bytes, links } = check.checked;
  const lead = intact
    ? say('verdict.intact.lead', { files, bytes: sizeOf(bytes), links })
    : say('verdict.broken.lead', { count: check.findings.length + (foreign ? 1 : 0) });
  return el(
    'header',
    { class: `verdict ${intact ? 'intact' : 'broken'}`, role: 'status' },
    icon(...(intact ? [goodPath] : wrongPaths)),
    el('h1', { id: 'verdict' }, say(intact ? 'verdict.intact' : 'verdict.broken')),
    el(
      'div',
      { class: 'verdict-words' },
      el('p', { class: 'lead' }, lead),
      el('p', {}, say('verdict.checkedAt', { time: beijing(at) })),
      intact && typed === undefined && el('p', { class: 'attention' }, el('a', { href: '#key-field' }, say('verdict.intact.unnamed'))),
      intact && typed !== undefined && el('p', { class: 'good' }, say('verdict.intact.named')),
    ),
    el(
      'div',
      { class: 'verdict-deeds' },
      button({ id: 'print' }, () => window.print(), say('verdict.print')),
      button({ id: 'again' }, onAgain, say('verdict.again')),
    ),
  );
}

/** Undefined where nothing is wrong. */
export function findingsView(check: DiscCheck, typed: string | undefined, context: FindingContext): HTMLElement | undefined {
  const foreign = typed !== undefined && typed !== check.keyId;
  const rows = check.findings.map((finding) => describeFinding(finding, context));
  if (foreign) rows.unshift({ file: 'public-key.pem', where: undefined, what: say('finding.key.untrusted') });
  if (rows.length === 0) return undefined;
  return el(
    'section',
    { class: 'panel findings' },
    el('h2', {}, say('findings.title')),
    el(
      'ol',
      {},
      ...rows.map(({ file, where, what }) =>
        el('li', {}, el('code', {}, file), where !== undefined && el('span', { class: 'where' }, where), el('span', {}, what)),
      ),
    ),
  );
}
