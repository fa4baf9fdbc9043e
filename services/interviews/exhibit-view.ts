import type { ExhibitRow } from '../../db/entities/exhibit.entity';
import type { ExhibitView } from '../contract/exhibits';

/** The exhibits of a session as screens and papers list them. */
export function exhibitViews(rows: readonly ExhibitRow[], nameOf: ReadonlyMap<string, string>): readonly ExhibitView[] {
  return rows.map(({ number, name, page, shownAt, takenBackAt, shownById, pictureSource, pictureName, pictureFile, pictureSha256 }) => ({
    ...{ number, name, page, from: shownAt, to: takenBackAt ?? undefined, shownBy: nameOf.get(shownById) ?? '' },
    picture:
      pictureFile === null
        ? undefined
        : { source: pictureSource as 'camera' | 'file', name: pictureName ?? '', file: pictureFile, sha256: pictureSha256 ?? '' },
  }));
}
