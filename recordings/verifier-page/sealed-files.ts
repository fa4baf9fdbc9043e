/** The fields of manifest.json that are read here. */
export interface SealedManifest {
  readonly registrationCode: string;
  readonly keyId: string;
  readonly sealedAt: string;
  readonly chain: { readonly count: number; readonly head: string };
  readonly files: readonly SealedFile[];
}
export interface SealedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** SHA-256 of each MiB, where there is more than one. */
  readonly blocks?: readonly string[];
}
/** The fields of a line of chain.jsonl that are read here; a line may hold more. */
export interface SealedLink {
  readonly n: number;
  readonly file: string;
  readonly cameraId: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly durationMs: number;
  readonly frames: number;
  readonly previous: string;
}
