import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** README's recipe, word for word: openssl and sha256sum alone. The last line counts the head of the chain in the signed manifest. */
const recipe = String.raw`
openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in manifest.json -sigfile manifest.sig
sha256sum --quiet --strict --check SHA256SUMS
diff <(sed '$d' SHA256SUMS) <(grep -o '"path":"[^"]*","sha256":"[0-9a-f]*"' manifest.json | sed 's/"path":"\(.*\)","sha256":"\(.*\)"/\2  \1/')
diff <(cut -c67- SHA256SUMS | LC_ALL=C sort) <(find . -type f ! -name manifest.sig ! -name manifest.tsr ! -name SHA256SUMS | cut -c3- | LC_ALL=C sort)
previous=$(printf '0%.0s' $(seq 64)); while IFS= read -r line; do
  case "$line" in *"\"previous\":\"$previous\""*) ;; *) echo "broken: $line"; exit 1 ;; esac
  previous=$(printf %s "$line" | sha256sum | cut -d' ' -f1)
done < chain.jsonl
grep -c "\"head\":\"$previous\"" manifest.json
`;

/** Checks a folder by the recipe; throws with what it said when it fails. */
export function checkFolderByHand(folder: string): string {
  return execFileSync('bash', ['-euo', 'pipefail', '-c', recipe], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Takes the files out of a disc image and checks them by the recipe. */
export function checkImageByHand(image: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'disc-'));
  try {
    execFileSync('osirrox', ['-indev', image, '-extract', '/', folder], { stdio: 'ignore' });
    return checkFolderByHand(folder);
  } finally {
    execFileSync('chmod', ['-R', 'u+w', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}
