import type { Finding } from '../evidence/verification';
import type { SealedFile, SealedLink, SealedManifest } from './sealed-files';

export interface DiscFile {
  /** Relative to the disc's folder, with `/`. */
  readonly path: string;
  readonly blob: Blob;
}
export interface ProofTools {
  /** 64 hex digits; `onBytes` hears how many bytes were read since it was last called. */
  sha256(blob: Blob, onBytes?: (count: number) => void): Promise<string>;
  ed25519(publicKey: Uint8Array, signature: Uint8Array, message: Uint8Array): Promise<boolean>;
}
export interface CheckOptions {
  /** The key's number from the certificate, 16 hex digits. */
  readonly keyId?: string | undefined;
  readonly onProgress?: ((doneBytes: number, totalBytes: number, file: string) => void) | undefined;
}

export interface DiscCheck {
  readonly verdict: 'intact' | 'broken';
  readonly checked: { readonly files: number; readonly bytes: number; readonly links: number };
  readonly keyId: string | undefined;
  /** Undefined while no number was given to compare with. */
  readonly keyTrusted: boolean | undefined;
  readonly manifest: SealedManifest | undefined;
  readonly links: readonly SealedLink[];
  readonly findings: readonly Finding[];
}

/*
 * The whole of the check, to be read by an expert. It uses nothing but the two tools that are handed in: SHA-256 and Ed25519.
 * What it proves: every file of the disc is, to the bit, what was sealed and signed with the key that lies on the disc (public-key.pem); nothing was
 * added or left out; the recordings stand in the order in which the machine closed them. What it can't prove by itself: whose key that is. Anybody can
 * seal anything with a key of his own, so the key's number must be compared with the one that the agency printed on the certificate of the discs.
 */
const mebibyte = 1024 * 1024;
const zeros = '0'.repeat(64);
/** These three follow from the list, so that it can't list them. */
const unlisted = ['manifest.json', 'manifest.sig', 'SHA256SUMS'];
/** A time-stamping authority's word on the finished list; there where one is configured. */
const timeStamp = 'manifest.tsr';
/** How an Ed25519 public key begins in SPKI form; 32 bytes of key follow. */
const spkiHead = '302a300506032b6570032100';

/** Compares the files of a disc with its own signed list and chain. Never rejects for bad evidence: whatever is wrong is a finding. */
export async function verifyDisc(files: readonly DiscFile[], tools: ProofTools, options: CheckOptions = {}): Promise<DiscCheck> {
  const blobs = new Map(files.map((file) => [file.path, file.blob]));
  const proof = await readProofFiles(blobs);

  // 1. The signature, and whose key made it.
  const key = await checkKey(proof, tools, options.keyId);
  // 2. What was sealed.
  const read = proof.manifest && readManifest(proof.manifest);
  const manifest = read && 'manifest' in read ? read.manifest : undefined;
  // 3. What is there now: every file is read from its first to its last byte.
  const now = await hashAll(files, tools, options.onProgress);
  // 4. The chain of the recordings.
  const chain = await checkChain(proof.chain, manifest, now.hashes, tools);

  const findings: Finding[] = [...key.findings];
  if (read && 'wrong' in read) findings.push({ code: 'manifest.schema', file: 'manifest.json', detail: read.wrong });
  for (const file of [...unlisted, ...(manifest ? [] : ['public-key.pem', 'chain.jsonl'])])
    if (!blobs.has(file)) findings.push({ code: 'file.missing', file, detail: 'part of every seal' });
  if (manifest && key.keyId !== undefined && manifest.keyId !== key.keyId)
    findings.push({ code: 'key.mismatch', file: 'public-key.pem', detail: `the manifest names ${manifest.keyId}, here lies ${key.keyId}` });
  if (manifest && proof.manifest && proof.sums) findings.push(...(await checkSums(manifest, proof.manifest, proof.sums, tools)));
  if (manifest) findings.push(...(await checkFiles(manifest, blobs, now.hashes, chain.places, tools)));
  findings.push(...now.findings, ...chain.findings);

  const verdict = findings.length === 0 ? 'intact' : 'broken';
  const checked = { files: now.hashes.size, bytes: now.bytes, links: chain.lines };
  return { verdict, checked, keyId: key.keyId, keyTrusted: key.trusted, manifest, links: chain.links, findings };
}

type Blobs = ReadonlyMap<string, Blob>;
type Bytes = Uint8Array<ArrayBuffer>;
interface ProofFiles {
  readonly manifest: Bytes | undefined;
  readonly signature: Bytes | undefined;
  readonly publicKey: Bytes | undefined;
  readonly sums: Bytes | undefined;
  readonly chain: Bytes | undefined;
}

async function readProofFiles(blobs: Blobs): Promise<ProofFiles> {
  // One that can't be read is found unreadable where all files are hashed.
  const bytesOf = async (file: string): Promise<Bytes | undefined> => {
    const buffer = await blobs
      .get(file)
      ?.arrayBuffer()
      .catch(() => undefined);
    return buffer && new Uint8Array(buffer);
  };
  const [manifest, signature, publicKey] = [await bytesOf('manifest.json'), await bytesOf('manifest.sig'), await bytesOf('public-key.pem')];
  return { manifest, signature, publicKey, sums: await bytesOf('SHA256SUMS'), chain: await bytesOf('chain.jsonl') };
}

/** manifest.sig must be the signature of manifest.json, to the byte, by the key in public-key.pem; the key's number is the beginning of its SHA-256. */
async function checkKey(proof: ProofFiles, tools: ProofTools, expected: string | undefined) {
  const findings: Finding[] = [];
  const spki = proof.publicKey && readPublicKey(textOf(proof.publicKey));
  const keyId = spki && (await tools.sha256(new Blob([spki]))).slice(0, 16);
  if (proof.publicKey && !spki) findings.push({ code: 'key.unreadable', file: 'public-key.pem', detail: 'not an Ed25519 public key' });
  const trusted = expected === undefined ? undefined : keyId === expected;
  if (trusted === false)
    findings.push({ code: 'key.untrusted', file: 'public-key.pem', detail: `key ${keyId ?? 'unknown'}, expected ${expected ?? ''}` });
  if (proof.manifest && proof.signature && proof.publicKey) {
    const { manifest, signature } = proof;
    const right = spki && signature.length === 64 && (await tools.ed25519(spki.subarray(12), signature, manifest));
    if (!right)
      findings.push({ code: 'manifest.signature', file: 'manifest.sig', detail: 'not the signature of manifest.json by this key' });
  }
  return { keyId, trusted, findings };
}

function readPublicKey(pem: string): Bytes | undefined {
  const [, base64] = /-----BEGIN PUBLIC KEY-----\s([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----/.exec(pem) ?? [];
  try {
    const spki = Uint8Array.from(atob((base64 ?? '').replace(/\s/g, '')), (letter) => letter.charCodeAt(0));
    return spki.length === 44 && hexOf(spki).startsWith(spkiHead) ? spki : undefined;
  } catch {
    return undefined;
  }
}

function readManifest(bytes: Uint8Array): { readonly manifest: SealedManifest } | { readonly wrong: string } {
  const value = parseJson(textOf(bytes));
  if (!isRecord(value)) return { wrong: 'not JSON' };
  const { schema, registrationCode, keyId, sealedAt, chain, files } = value;
  if (schema !== 'mingxun-manifest/1') return { wrong: 'schema' };
  if (!isText(registrationCode) || !isText(keyId) || !isText(sealedAt)) return { wrong: 'registrationCode, keyId or sealedAt' };
  if (!isRecord(chain) || !isCount(chain['count']) || !isDigest(chain['head'])) return { wrong: 'chain' };
  const isFile = (file: unknown) => isRecord(file) && isText(file['path']) && isCount(file['bytes']) && isDigest(file['sha256']);
  if (!Array.isArray(files) || !files.every(isFile)) return { wrong: 'files' };
  return { manifest: value as unknown as SealedManifest };
}

type Hashes = ReadonlyMap<string, { readonly sha256: string; readonly bytes: number } | undefined>;

async function hashAll(files: readonly DiscFile[], tools: ProofTools, onProgress: CheckOptions['onProgress']) {
  const hashes = new Map<string, { sha256: string; bytes: number } | undefined>();
  const findings: Finding[] = [];
  const total = files.reduce((sum, { blob }) => sum + blob.size, 0);
  let done = 0;
  for (const { path, blob } of files) {
    try {
      const sha256 = await tools.sha256(blob, (count) => onProgress?.((done += count), total, path));
      hashes.set(path, { sha256, bytes: blob.size });
    } catch (error) {
      hashes.set(path, undefined);
      findings.push({ code: 'file.unreadable', file: path, detail: error instanceof Error ? error.message : String(error) });
    }
  }
  return { hashes, findings, bytes: [...hashes.values()].reduce((sum, hash) => sum + (hash?.bytes ?? 0), 0) };
}

/** SHA256SUMS follows from the manifest, to the byte: one line a listed file, in order, then one for the manifest itself. */
async function checkSums(manifest: SealedManifest, bytes: Bytes, sums: Uint8Array, tools: ProofTools): Promise<readonly Finding[]> {
  const lines = [...manifest.files, { path: 'manifest.json', sha256: await tools.sha256(new Blob([bytes])) }];
  const right = new TextEncoder().encode(lines.map(({ sha256, path }) => `${sha256}  ${path}\n`).join(''));
  const same = right.length === sums.length && right.every((byte, at) => byte === sums[at]);
  return same ? [] : [{ code: 'sums.disagree', file: 'SHA256SUMS', detail: 'does not follow from the manifest' }];
}

interface LinkPlace {
  readonly link: number;
  readonly chainBytes: readonly [number, number];
}
type LinkPlaces = ReadonlyMap<string, LinkPlace>;

/** Every listed file is there and is what was sealed, and nothing else is there. */
async function checkFiles(manifest: SealedManifest, blobs: Blobs, hashes: Hashes, places: LinkPlaces, tools: ProofTools) {
  const findings: Finding[] = [];
  const sealedAs = new Map(manifest.files.map((file) => [file.sha256, file.path]));
  const listed = new Set([...manifest.files.map((file) => file.path), ...unlisted, timeStamp]);
  for (const file of manifest.files) {
    const [blob, now] = [blobs.get(file.path), hashes.get(file.path)];
    const place = places.get(file.path);
    if (!blob) findings.push({ code: 'file.missing', file: file.path, ...place, detail: `${file.bytes} bytes were sealed` });
    if (!blob || !now || (now.sha256 === file.sha256 && now.bytes === file.bytes)) continue;
    const other = sealedAs.get(now.sha256);
    const size = now.bytes === file.bytes ? `SHA-256 is ${now.sha256}` : `${now.bytes} bytes, sealed with ${file.bytes}`;
    const detail = other === undefined ? size : `holds the contents of ${other}`;
    findings.push({ code: 'file.changed', file: file.path, ...place, mediaBytes: await changedRange(file, blob, tools), detail });
  }
  for (const [file, hash] of hashes) {
    if (listed.has(file)) continue;
    const other = hash && sealedAs.get(hash.sha256);
    findings.push({ code: 'file.extra', file, detail: other === undefined ? 'not in the manifest' : `holds the contents of ${other}` });
  }
  return findings;
}

/** From the first MiB that differs to the end of the last; the whole file where it was sealed as one block. */
async function changedRange(file: SealedFile, now: Blob, tools: ProofTools): Promise<readonly [number, number]> {
  if (!file.blocks) return [0, file.bytes];
  const count = Math.max(file.blocks.length, Math.ceil(now.size / mebibyte));
  const differing: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const block = now.slice(n * mebibyte, (n + 1) * mebibyte);
    if ((await tools.sha256(block)) !== file.blocks[n]) differing.push(n);
  }
  const [first = 0, last = count - 1] = [differing[0], differing[differing.length - 1]];
  return [first * mebibyte, Math.min((last + 1) * mebibyte, Math.max(file.bytes, now.size))];
}

/**
 * chain.jsonl: one line a recording; `previous` is the SHA-256 of the line before, and the manifest signs the count and the last line's hash.
 * It is walked from the signed end: a line is right when its successor, itself right, carries its hash, so that a break is laid to the line that changed.
 */
async function checkChain(content: Bytes | undefined, manifest: SealedManifest | undefined, hashes: Hashes, tools: ProofTools) {
  const places = new Map<string, LinkPlace>();
  const findings: Finding[] = [];
  if (!content) return { lines: 0, links: [], places, findings };
  const lines: { readonly from: number; readonly to: number; readonly hash: string; readonly link: SealedLink | undefined }[] = [];
  let from = 0;
  for (let to = content.indexOf(10); to !== -1; to = content.indexOf(10, from)) {
    const bytes = content.subarray(from, to);
    lines.push({ from, to, hash: await tools.sha256(new Blob([bytes])), link: readLink(textOf(bytes)) });
    from = to + 1;
  }
  const torn = { from, to: content.length };
  const broken = (code: Finding['code'], n: number, detail: string) => {
    const line = n > lines.length ? torn : lines[n - 1];
    findings.push({ code, file: 'chain.jsonl', link: n, ...(line && { chainBytes: [line.from, line.to] as const }), detail });
  };
  const sealed = manifest?.chain;
  if (sealed && sealed.count !== lines.length) broken('chain.head', lines.length, `${lines.length} links, sealed with ${sealed.count}`);
  // The hash that the next line, or the seal, vouches for; undefined where nothing does.
  let vouched = sealed?.count === lines.length ? sealed.head : undefined;
  for (let n = lines.length; n >= 1; n -= 1) {
    const line = lines[n - 1];
    if (!line) continue;
    const changed = !line.link || (vouched !== undefined && line.hash !== vouched);
    if (changed) broken('chain.broken', n, line.link ? 'not the line that its successor or the seal names' : 'not a link');
    if (line.link && line.link.n !== n) broken('chain.order', n, `link ${line.link.n} stands here`);
    const before = lines[n - 2]?.hash ?? zeros;
    // A changed line vouches for nothing, except where its word is still true.
    vouched = changed && line.link?.previous !== before ? undefined : line.link.previous;
    if (n === 1 && vouched !== undefined && vouched !== zeros) broken('chain.broken', 1, 'the first link names a predecessor');
  }
  if (from < content.length) broken('chain.broken', lines.length + 1, 'the last line is incomplete');

  // Recordings and chain name each other.
  const listed = manifest && new Map(manifest.files.map((file) => [file.path, file]));
  for (const [index, { from: begin, to: end, link }] of lines.entries()) {
    if (!link) continue;
    const place: LinkPlace = { link: index + 1, chainBytes: [begin, end] };
    const wrong = (detail: string) => findings.push({ code: 'chain.media', file: link.file, ...place, detail });
    if (places.has(link.file)) wrong('a second link names the file');
    places.set(link.file, place);
    const file = listed ? listed.get(link.file) : hashes.get(link.file);
    if (!file) wrong('the link names a file that is not there');
    else if (file.sha256 !== link.sha256 || file.bytes !== link.bytes) wrong('the link records other contents');
  }
  for (const { path } of manifest?.files ?? [])
    if (path.toLowerCase().endsWith('.mp4') && !places.has(path))
      findings.push({ code: 'chain.no-link', file: path, detail: 'no link of the chain names this recording' });
  return { lines: lines.length, links: lines.flatMap(({ link }) => link ?? []), places, findings };
}

/** A line that is a link, written in the one canonical way (sorted keys, no spaces). */
function readLink(line: string): SealedLink | undefined {
  const link = parseJson(line);
  if (!isRecord(link)) return undefined;
  const canonical = JSON.stringify(Object.fromEntries(Object.entries(link).sort(([a], [b]) => (a < b ? -1 : 1))));
  const texts = ['file', 'cameraId', 'startedAt', 'endedAt'].every((field) => isText(link[field]) && link[field] !== '');
  const counts = ['n', 'bytes', 'durationMs', 'frames'].every((field) => isCount(link[field]));
  const right = canonical === line && texts && counts && isDigest(link['sha256']) && isDigest(link['previous']);
  return right ? (link as unknown as SealedLink) : undefined;
}

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isDigest = (value: unknown): boolean => isText(value) && /^[0-9a-f]{64}$/.test(value);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
