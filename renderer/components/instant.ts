import type { StripView } from '../../services/contract/sessions';

/** A moment in UTC as `2026-11-25T01:02:14.123Z`, as the contract has it: text order is time order. */
export type Instant = StripView['at'];
