import { z } from 'zod';
import { canonicalJson } from './canonical-json';

export const manifestSchema = 'mingxun-manifest/1';
export const manifestFileName = 'manifest.json';
export const signatureFileName = 'manifest.sig';
export const publicKeyFileName = 'public-key.pem';
export const sumsFileName = 'SHA256SUMS';
/** Made from the manifest, so that it can't list them. */
export const unlistedFiles: ReadonlySet<string> = new Set([manifestFileName, signatureFileName, sumsFileName]);

/** Comes after the seal, from an outside authority, if it comes at all. */
export const timeStampFileName = 'manifest.tsr';
/** What a sealed folder may hold without listing it. */
export const isUnlisted = (path: string): boolean => unlistedFiles.has(path) || path === timeStampFileName;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const words = z.string().max(500);

const clockReading = z.object({ wall: instant, monotonicMs: count, bootId: words });
export const auditAnchorModel = z.strictObject({ auditCount: count, auditHead: sha256 });

const factsShape = {
  agency: words,
  room: z.object({ id: words, name: words }),
  /** 规定§17: such as QYWS-X1-2026-0147. */
  registrationCode: words,
  enforcementCase: z.object({ number: words, name: words }),
  questionedPerson: words,
  /** 规定§17 制作人 */
  producers: z.array(z.object({ name: words, badgeNumber: words })).readonly(),
  purpose: words,
  startedAt: instant.optional(),
  noticeGivenAt: instant.optional(),
  reviewedAt: instant.optional(),
  signedAt: instant.optional(),
  thumbprintedAt: instant.optional(),
  endedAt: instant.optional(),
  /** `clockOffsetSeconds`: the camera's clock minus this machine's, as last measured before the seal. */
  cameras: z
    .array(z.object({ id: words, name: words, kind: z.literal('microphone').optional(), clockOffsetSeconds: z.number().optional() }))
    .readonly(),
  /** What is missing of a camera and why; without `to` it lasted to the end. */
  gaps: z.array(z.object({ cameraId: words, from: instant, to: instant.optional(), cause: words })).readonly(),
  /** Where the wall clock was set during the session, with both clocks before and after; session time went on. */
  clockSteps: z
    .array(z.object({ at: instant, before: clockReading, after: clockReading, stepMs: z.int() }))
    .readonly()
    .optional(),
  software: words,
  /** The head of the kiosk's audit log when it was sealed: carried out of the kiosk, it shows a store that was put back to an older copy. */
  anchor: auditAnchorModel.optional(),
};

const listedFile = z.strictObject({ path: words, bytes: count, sha256, blocks: z.array(sha256).readonly().optional() });

const manifestModel = z.strictObject({
  schema: z.literal(manifestSchema),
  ...factsShape,
  sealedAt: instant,
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  chain: z.strictObject({ count, head: sha256 }),
  files: z.array(listedFile).readonly(),
});

/** Documented in manifest-schema.md. */
export type Manifest = z.infer<typeof manifestModel>;
/** What the session's own record says; a manifest fixes it together with the files. */
export type SealFacts = Omit<Manifest, 'schema' | 'sealedAt' | 'keyId' | 'chain' | 'files'>;
export type ListedFile = Manifest['files'][number];

/** The manifest of these bytes, or what is wrong with them. Never throws. */
export function readManifest(bytes: Buffer): { readonly manifest: Manifest } | { readonly wrong: string } {
  if (!isShallow(bytes)) return { wrong: 'nested as no manifest is' };
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    return { wrong: 'not JSON' };
  }
  // One entry after the other, to the first that is wrong: a million wrong ones would be a million complaints.
  const wrongFile = filesOf(value).findIndex((file) => !listedFile.safeParse(file).success);
  if (wrongFile >= 0) return { wrong: `files.${wrongFile}: not a listed file` };
  const read = manifestModel.safeParse(value);
  if (read.success) return { manifest: read.data };
  const [first] = read.error.issues;
  return { wrong: `${first?.path.join('.') ?? ''}: ${first?.message ?? 'unknown'}` };
}

function filesOf(value: unknown): readonly unknown[] {
  const files = typeof value === 'object' && value !== null && 'files' in value ? value.files : undefined;
  return Array.isArray(files) ? files : [];
}

/** Never deeper than a manifest, and no more objects and lists than its length can hold: JSON.parse makes many times its length of memory of others. */
function isShallow(bytes: Buffer): boolean {
  const [quote, backslash] = [0x22, 0x5c];
  const most = 1000 + bytes.length / 60;
  let depth = 0;
  let opened = 0;
  let inText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inText) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inText = false;
    } else if (byte === quote) inText = true;
    else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      opened += 1;
      if (depth > 8 || opened > most) return false;
    } else if (byte === 0x7d || byte === 0x5d) depth -= 1;
  }
  return true;
}

/** Throws zod's error for facts that don't fit the schema. */
export function writeManifest(manifest: Manifest): string {
  return `${canonicalJson(manifestModel.parse(manifest))}\n`;
}

/** SHA256SUMS as `sha256sum -c` takes it: the listed files and the manifest itself. */
export function sumsOf(manifest: Manifest, manifestSha256: string): string {
  const lines = [...manifest.files, { path: manifestFileName, sha256: manifestSha256 }];
  return lines.map((file) => `${file.sha256}  ${file.path}\n`).join('');
}

export function isMediaFile(path: string): boolean {
  return path.toLowerCase().endsWith('.mp4');
}
