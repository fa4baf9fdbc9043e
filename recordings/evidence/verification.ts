import type { Instant } from '../session/instant';

/** A time stamp of a manifest. */
export interface TimeStamp {
  readonly at: Instant;
  /** The authority, as the token or its certificate names it. */
  readonly by: string;
  /** Whether its certificate leads to the given authority; undefined when none was given: then anyone could have stamped it. */
  readonly trusted: boolean | undefined;
}

export type FindingCode =
  | 'source.unreadable'
  | 'image.changed'
  | 'file.missing'
  | 'file.changed'
  | 'file.extra'
  | 'file.unreadable'
  | 'chain.broken'
  | 'chain.order'
  | 'chain.head'
  | 'chain.media'
  | 'chain.no-link'
  | 'manifest.signature'
  | 'manifest.schema'
  | 'manifest.other-session'
  | 'key.unreadable'
  | 'key.mismatch'
  | 'key.untrusted'
  | 'proof.too-large'
  | 'time-stamp.wrong'
  | 'signing.broken'
  | 'sums.disagree';

/** One thing that is wrong. Byte ranges are from inclusive, to exclusive. */
export interface Finding {
  readonly code: FindingCode;
  /** Relative to the evidence; empty when it is about the whole. */
  readonly file: string;
  /** Place in the chain, from 1. */
  readonly link?: number;
  /** Where that link's line stands in chain.jsonl. */
  readonly chainBytes?: readonly [from: number, to: number];
  /** Where in `file` the change lies, to 1 MiB. */
  readonly mediaBytes?: readonly [from: number, to: number];
  /** For technicians. */
  readonly detail: string;
}

/** What verifying found. `intact` means: nothing differs from what was sealed with the key `keyId`. */
export interface Verification {
  readonly verdict: 'intact' | 'broken';
  readonly checked: { readonly files: number; readonly bytes: number; readonly links: number; readonly seconds: number };
  /** The key the evidence itself carries. */
  readonly keyId: string | undefined;
  /** Whether that is the key that was expected; undefined when none was named: then anyone could have sealed it. */
  readonly keyTrusted: boolean | undefined;
  readonly registrationCode: string | undefined;
  /** By an outside authority; undefined: not externally time-stamped. */
  readonly timeStamp: TimeStamp | undefined;
  /** Why a time stamp that is there could not be checked on this machine. */
  readonly timeStampUnchecked: string | undefined;
  readonly findings: readonly Finding[];
}

export interface VerifyOptions {
  /** The kiosk's public key (PEM), known from elsewhere. */
  readonly publicKeyPem?: string | undefined;
  /** Or only its identity, 16 hex digits. */
  readonly keyId?: string | undefined;
  /** Which recording it should be. */
  readonly registrationCode?: string | undefined;
  /** What the whole image should be; for images only. */
  readonly imageSha256?: string | undefined;
  /** File of certificates (PEM) that the time-stamping authority's must lead to. */
  readonly timeStampCaFile?: string | undefined;
  /** Bytes read so far. */
  readonly onProgress?: ((doneBytes: number) => void) | undefined;
}
