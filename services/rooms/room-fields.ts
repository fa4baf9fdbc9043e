import { z } from 'zod';

/** Texts and numbers of room.json. Every message says what was expected; the reader of the problem sees it after the field and the line. */
export const pattern = (what: string, form: RegExp) => z.string(what).regex(form, what);
export const whole = (what: string, from: number, to: number) => z.int(what).min(from, what).max(to, what);
