import type { Instant } from '../../recordings/session/instant';

/** 示证: a document or thing that was shown to the person. */
export interface ExhibitView {
  /** 证1, 证2 … within the session. */
  readonly number: number;
  readonly name: string;
  /** Such as 第3页; empty for a thing. */
  readonly page: string;
  readonly from: Instant;
  /** Undefined while it is still being shown, or where the session ended first. */
  readonly to: Instant | undefined;
  readonly shownBy: string;
  readonly picture: ExhibitPicture | undefined;
}

export interface ExhibitPicture {
  /** `camera`: out of the recording itself; `file`: a photo or scan that was brought. */
  readonly source: 'camera' | 'file';
  /** Of the camera, or of the file as it was chosen. */
  readonly name: string;
  /** Relative to the session's folder, sealed with it. */
  readonly file: string;
  readonly sha256: string;
}

export interface ExhibitDraft {
  readonly name: string;
  readonly page: string;
  readonly source: ExhibitSource;
}

/** `none`: what no picture can be taken of; the room's recording shows it all the same. */
export type ExhibitSource = { readonly kind: 'camera'; readonly cameraId: string } | { readonly kind: 'file' } | { readonly kind: 'none' };
