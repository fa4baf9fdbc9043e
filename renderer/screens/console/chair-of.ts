import type { SessionView } from '../../../services/contract/sessions';

/** Whose word closes what only its chair may close: who was named to it, else the lead. */
export function chairOf({ record, inspectors }: Pick<SessionView, 'record' | 'inspectors'>): string | undefined {
  return record?.chair?.personId ?? inspectors[0]?.personId;
}
