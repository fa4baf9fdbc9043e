import { checkSignature } from './check-signature';
import { openEvidenceSource } from './evidence-source';
import { sha256Of } from './hash-file';
import { chainFileName } from './chain-link';
import { manifestFileName, publicKeyFileName, readManifest, signatureFileName, timeStampFileName, type Manifest } from './manifest';
import { readSmallFile } from './verify-files';

/** The proofs of sealed evidence, without its media. */
export type SealedManifest =
  | {
      readonly ok: true;
      readonly manifest: Manifest;
      readonly manifestSha256: string;
      readonly chain: Buffer | undefined;
      readonly timeStamp: Buffer | undefined;
    }
  | { readonly ok: false; readonly detail: string };

/** Reads the manifest of a folder, an image or a disc and checks that its own key signed it; whose key that is, `manifest.keyId` says. Never rejects. */
export async function readSealedManifest(place: string): Promise<SealedManifest> {
  try {
    const source = await openEvidenceSource(place);
    try {
      const read = (name: string) => readSmallFile(source, name);
      const [bytes, signature, key] = [await read(manifestFileName), await read(signatureFileName), await read(publicKeyFileName)];
      if (!bytes || !signature || !key) return { ok: false, detail: 'not sealed' };
      const checked = checkSignature(bytes, signature, key);
      const parsed = readManifest(bytes);
      if ('wrong' in parsed) return { ok: false, detail: `the manifest: ${parsed.wrong}` };
      if (checked.state !== 'right' || checked.keyId !== parsed.manifest.keyId) return { ok: false, detail: 'the signature is wrong' };
      const [chain, timeStamp] = [await read(chainFileName), await read(timeStampFileName)];
      return { ok: true, manifest: parsed.manifest, manifestSha256: sha256Of(bytes), chain, timeStamp };
    } finally {
      await source.close();
    }
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
