import type { InspectionDraft } from '../../../services/contract/inspections';
import { isDate } from '../../components/format';
import { t } from '../../i18n/zh-cn';

/** A check as it is being written down. */
export interface InspectionForm {
  readonly heldOn: string;
  readonly unit: string;
  readonly inspectors: string;
  readonly department: string;
  readonly personId: string | undefined;
  readonly subject: string;
  readonly found: string;
  /** Undefined until it is said: nobody forgets a demand. */
  readonly demanded: boolean | undefined;
  readonly demand: string;
  readonly dueOn: string;
}

/** What still has to be filled in, as words; undefined where it is whole. */
export function missingIn(form: InspectionForm): string | undefined {
  const field = (name: 'unit' | 'inspectors' | 'subject' | 'found' | 'demand') =>
    form[name].trim() === '' ? t('inspections.missing', { field: t(`field.inspection.${name}`) }) : undefined;
  const date = (name: 'heldOn' | 'dueOn') =>
    isDate(form[name]) ? undefined : t('inspections.missing.date', { field: t(`inspections.field.${name}`) });
  return (
    field('unit') ??
    field('inspectors') ??
    (form.department === '' ? t('inspections.missing.department') : undefined) ??
    field('subject') ??
    date('heldOn') ??
    field('found') ??
    (form.demanded === undefined ? t('inspections.missing.demanded') : undefined) ??
    (form.demanded ? (field('demand') ?? date('dueOn')) : undefined)
  );
}

export function draftOf({ demanded, demand, dueOn, ...check }: InspectionForm): InspectionDraft {
  return { ...check, demand: demanded === true ? { text: demand, dueOn } : undefined };
}
