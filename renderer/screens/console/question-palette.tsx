import { Button, Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { QuestionTemplatesView } from '../../../services/contract/questions';
import { t } from '../../i18n/zh-cn';
import { matching } from './coming-questions';

interface Props {
  readonly templates: QuestionTemplatesView;
  readonly onInsert: (words: string) => void;
  /** The whole set becomes the questions that are still to be asked. */
  readonly onLay: (set: string) => void;
  readonly onClose: () => void;
}

/** Questions by kind of case: type to find, arrows to choose, Enter to insert, Ctrl+Enter to lay the whole set in. */
export function QuestionPalette({ templates, onInsert, onLay, onClose }: Props): ReactNode {
  const [key, setKey] = useState(templates.chosen);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const set = templates.sets.find((one) => one.key === key);
  const found = matching(set, text);
  const chosen = found[Math.min(at, found.length - 1)];
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, text, key]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const act = (deed: () => void): void => {
      event.preventDefault();
      event.stopPropagation();
      deed();
    };
    if (event.key === 'Escape') act(onClose);
    else if (event.key === 'ArrowDown') act(() => setAt(Math.min(at + 1, found.length - 1)));
    else if (event.key === 'ArrowUp') act(() => setAt(Math.max(0, at - 1)));
    else if (event.key === 'Enter' && event.ctrlKey) act(() => onLay(key));
    else if (event.key === 'Enter' && chosen) act(() => onInsert(chosen.text));
  }

  return (
    <section className="question-palette" aria-label={t('questions.title')}>
      {templates.problem !== undefined && <p role="alert">{t('questions.problem', { problem: templates.problem })}</p>}
      <header>
        <Input
          autoFocus
          placeholder={t('questions.filter')}
          aria-label={t('questions.filter')}
          value={text}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
        />
        <Select
          aria-label={t('questions.set')}
          value={key}
          popupMatchSelectWidth={false}
          onChange={(next) => {
            setKey(next);
            setAt(0);
          }}
          options={templates.sets.map((one) => ({
            value: one.key,
            label: one.key === templates.chosen ? t('questions.set.chosen', { name: one.name }) : one.name,
          }))}
        />
      </header>
      {found.length === 0 && <p className="ink-2">{t('questions.none', { text: text.trim() })}</p>}
      <ol ref={list} role="listbox" aria-label={t('questions.title')}>
        {found.map((question, index) => (
          <li key={question.text} role="option" aria-selected={question === chosen} onClick={() => onInsert(question.text)}>
            <span className="ink-2">{question.part === found[index - 1]?.part ? '' : t(`questions.part.${question.part}`)}</span>
            {question.text}
          </li>
        ))}
      </ol>
      <footer>
        <span>
          <kbd className="key-cap">Enter</kbd> {t('questions.insert')}
        </span>
        <Button onClick={() => onLay(key)}>
          <kbd className="key-cap">Ctrl</kbd>
          <kbd className="key-cap">Enter</kbd> {t('questions.lay')}
        </Button>
      </footer>
    </section>
  );
}
