import type { SessionCheckRow } from '../../db/entities/session-check.entity';
import type { CheckDraft, ChecklistView, CheckItemView } from '../contract/before-questioning';
import { Refusal } from '../contract/errors';
import items from './templates/checklist.json';

/** The template's lines with what was found; `nameOf` says who looked. */
export function checklistView(rows: readonly SessionCheckRow[], nameOf: (personId: string) => string): ChecklistView {
  const newest = rows.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
  return {
    items: items.map(({ key, label }): CheckItemView => {
      const row = rows.find(({ item }) => item === key);
      return { key, label, state: !row ? 'open' : row.ticked === 1 ? 'in-order' : 'lacking', reason: row?.reason ?? '' };
    }),
    at: newest?.at,
    by: newest && nameOf(newest.byId),
  };
}

export function isGoneThrough({ items: lines }: ChecklistView): boolean {
  return lines.every(({ state }) => state !== 'open');
}

/** Every line once, and none that isn't in the template. Refuses with `checklist.no-reason` { item } what is lacking without one. */
export function checkedLines(drafts: readonly CheckDraft[]): readonly CheckDraft[] {
  return items.map(({ key, label }) => {
    const draft = drafts.find(({ item }) => item === key);
    if (!draft) throw new Refusal('input.invalid', { field: 'checklist' });
    const reason = draft.inOrder ? '' : draft.reason.trim();
    if (!draft.inOrder && reason === '') throw new Refusal('checklist.no-reason', { item: label });
    return { item: key, inOrder: draft.inOrder, reason };
  });
}
