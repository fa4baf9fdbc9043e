import type { ReactNode } from 'react';
import { askedFields, type RecordView } from '../../services/contract/records';
import { t } from '../i18n/zh-cn';
import './record-facts.css';

/** What a closing act has written, field by field in the form's order, its outcome last: as the officers see it on the console. */
export function RecordFacts({ record }: { readonly record: RecordView }): ReactNode {
  const { form, written } = record;
  if (!written) return null;
  const facts = askedFields(form, written.facts).map(({ key, label, choices }) => {
    const text = written.facts[key] ?? '';
    return { label, text: choices?.find(({ value }) => value === text)?.label ?? text };
  });
  const outcome = { label: form.outcome.label, text: written.outcome };
  return (
    <dl className="record-facts">
      {[...facts, outcome].map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text === '' ? t('paper.none') : text}</dd>
        </div>
      ))}
    </dl>
  );
}
