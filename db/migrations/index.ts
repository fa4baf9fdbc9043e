import { CreateTables } from './1795000000000-create-tables';
import { AddViewings } from './1795147000000-add-viewings';

/** Every migration, in order. A released one is never edited: a change is a new file at the end. */
export const migrations = [CreateTables, AddViewings] as const;
