import type { Instant } from '../../recordings/session/instant';

/** The room's cameras as the 设备 page shows them, with what they noticed since the kiosk runs. */
export interface EquipmentView {
  readonly cameras: readonly EquipmentCamera[];
}

export interface EquipmentCamera {
  readonly id: string;
  readonly name: string;
  /** `none`: it tells of nothing; `lost`: it did, and can't be heard now. */
  readonly listening: 'none' | 'waiting' | 'heard' | 'lost';
  readonly moving: boolean;
  /** Since when it says that its picture is covered, turned away or spoiled. */
  readonly tamperedSince: Instant | undefined;
}

/** What one camera is and can do, asked now. */
export interface EquipmentLook {
  readonly cameraId: string;
  readonly at: Instant;
  /** data: URL of a JPEG. */
  readonly picture: string | undefined;
  readonly clockOffsetMs: number | undefined;
  readonly presets: readonly { readonly token: string; readonly name: string }[];
  /** Undefined where it burns in no text. */
  readonly captions: readonly { readonly shows: 'text' | 'time' | 'picture'; readonly text: string }[] | undefined;
  readonly relays: readonly { readonly token: string; readonly active: boolean | undefined }[];
  readonly inputs: readonly { readonly token: string; readonly active: boolean | undefined }[];
}
