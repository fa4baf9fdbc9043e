import { CloseCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { sentence, t } from '../i18n/zh-cn';
import { KioskError } from '../kiosk/kiosk';
import { slotsInWords } from './error-slots';
import './failure.css';

/** The words for a refusal: thing, cause, next step. Anything that is not a refusal is `unexpected`. */
function failureText(error: unknown): string {
  if (!(error instanceof KioskError)) return t('error.unexpected');
  return codeText(error.code, error.detail);
}

/** The words for an error code that came inside a view, such as a void disc's. */
export function codeText(code: string, detail: Readonly<Record<string, string>>): string {
  return sentence(`error.${code}`, slotsInWords(detail)) ?? t('error.unexpected');
}

/** Shows a refusal in its place; nothing when `error` is undefined. */
export function Failure({ error }: { readonly error: unknown }): ReactNode {
  if (error === undefined) return null;
  return (
    <div className="failure" role="alert">
      <CloseCircleFilled aria-hidden />
      <p>{failureText(error)}</p>
    </div>
  );
}
