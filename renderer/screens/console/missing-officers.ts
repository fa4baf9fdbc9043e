import type { SessionView } from '../../../services/contract/sessions';

/** Which of the session's two officers are out of the room now, by what is registered. */
export function missingOfficers({ inspectors, presence }: Pick<SessionView, 'inspectors' | 'presence'>): readonly string[] {
  const out = presence?.officers.filter(({ present }) => !present) ?? [];
  return inspectors.filter(({ personId }) => out.some((officer) => officer.personId === personId)).map(({ name }) => name);
}
