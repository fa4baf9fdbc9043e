/** 制度§19 in its lesser measure: one of the two is not recorded for a while, the other and the session go on. */
export type WithheldTrack = 'sound' | 'picture';
