import type { PersonTile } from '../contract/people';
import type { ViewingTier } from '../contract/playback';

export interface MadeBy {
  /** Who questioned and recorded. */
  readonly inspectorIds: readonly string[];
  readonly department: string;
}

/** Whoever may view it, and those who keep the material with its papers (规定§4, §17, §22). */
export function mayPrintReport(person: Pick<PersonTile, 'id' | 'role' | 'department'>, madeBy: MadeBy): boolean {
  return person.role === 'room-administrator' || person.role === 'office-staff' || viewingTier(person, madeBy) !== undefined;
}

/** 制度§15: by which right this person may view what they made; undefined when it takes an approval. */
export function viewingTier(person: Pick<PersonTile, 'id' | 'role' | 'department'>, madeBy: MadeBy): ViewingTier | undefined {
  if (madeBy.inspectorIds.includes(person.id)) return 'own';
  switch (person.role) {
    case 'department-head':
      return person.department === madeBy.department ? 'department' : undefined;
    case 'supervising-leader':
    case 'agency-head':
    case 'legal-inspection':
      return 'agency';
    case 'inspector':
    case 'room-administrator':
    case 'office-staff':
      return undefined;
  }
}
