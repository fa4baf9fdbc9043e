import type { EventName, Events } from '../contract/events';

/** Tells the screens that something changed. */
export type Publish = <N extends EventName>(name: N, value: Events[N]) => void;
