import { Input, Select } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import { documentKinds, numberProblem, plainNumber, type DocumentKind } from '../../../services/contract/identity-document';
import { codeText } from '../failure';
import { t } from '../../i18n/zh-cn';
import './number-field.css';

export interface DocumentNumber {
  readonly document: DocumentKind;
  readonly idNumber: string;
}

interface Props {
  readonly value: DocumentNumber;
  readonly documentLabel: string;
  readonly numberLabel: string;
  readonly onChange: (value: DocumentNumber) => void;
  /** A reader that types like a keyboard ends with Enter; what comes next takes the cursor. */
  readonly onEntered?: () => void;
  readonly autoFocus?: boolean;
}

/** Which document and its number: wrong digits are said while they are typed, as soon as the number is as long as it should be. */
export function NumberField({ value, documentLabel, numberLabel, onChange, onEntered, autoFocus = false }: Props): ReactNode {
  const number = plainNumber(value.idNumber);
  const problem = number === '' ? undefined : numberProblem(value.document, number);
  // A number that is still being typed isn't called wrong.
  const isShown = problem && (problem.code !== 'document.wrong-length' || number.length > 18);
  const entered = (event: KeyboardEvent): void => {
    // The Enter of a card reader sends no form.
    event.preventDefault();
    if (number !== '' && !problem) onEntered?.();
  };
  return (
    <div className="document-number">
      <label>
        <span>{documentLabel}</span>
        <Select
          aria-label={documentLabel}
          value={value.document}
          onChange={(document: DocumentKind) => onChange({ document, idNumber: value.idNumber })}
          options={documentKinds.map((kind) => ({ value: kind, label: t(`document.${kind}`) }))}
        />
      </label>
      <label>
        <span>{numberLabel}</span>
        <Input
          aria-label={numberLabel}
          value={value.idNumber}
          maxLength={40}
          autoComplete="off"
          autoFocus={autoFocus}
          status={isShown ? 'error' : ''}
          onChange={(event) => onChange({ document: value.document, idNumber: event.target.value })}
          onBlur={() => {
            if (number !== value.idNumber) onChange({ document: value.document, idNumber: number });
          }}
          onPressEnter={entered}
        />
      </label>
      {isShown && (
        <p className="document-wrong" role="alert">
          {codeText(problem.code, problem.detail)}
        </p>
      )}
    </div>
  );
}
