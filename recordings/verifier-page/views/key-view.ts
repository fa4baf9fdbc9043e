import { el } from '../dom';
import { inGroups } from '../format';
import { say } from '../words';

/** The key's number, and a field for the one on the certificate. `onCompared` hears a whole number, and undefined while there is none. */
export function keyView(keyId: string | undefined, onCompared: (typed: string | undefined) => void): HTMLElement {
  const answer = el('p', { class: 'key-answer', role: 'status' });
  const field = el('input', {
    type: 'text',
    id: 'key-field',
    autocomplete: 'off',
    spellcheck: 'false',
    maxlength: 24,
    placeholder: '0000 0000 0000 0000',
  });
  const tell = (words: string, look: string) => {
    answer.textContent = words;
    answer.className = `key-answer ${look}`;
  };
  field.addEventListener('input', () => {
    const typed = field.value.toLowerCase().replace(/[\s\-－]/g, '');
    onCompared(/^[0-9a-f]{16}$/.test(typed) ? typed : undefined);
    if (typed === '') tell('', '');
    else if (/[^0-9a-f]/.test(typed)) tell(say('key.wrongLetter'), 'attention');
    else if (typed.length < 16) tell(say('key.partial', { count: 16 - typed.length }), 'attention');
    else if (typed === keyId) tell(say('key.same'), 'good');
    else tell(say('key.other'), 'wrong');
  });
  return el(
    'section',
    { class: 'panel key' },
    el('h2', {}, say('key.title')),
    el('p', { class: 'label' }, say('key.onDisc')),
    el('p', { class: 'key-number' }, keyId === undefined ? say('key.none') : inGroups(keyId)),
    el('p', { class: 'why' }, say('key.why')),
    el('label', { for: 'key-field', class: 'label' }, say('key.field')),
    field,
    answer,
  );
}
