import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** About 300 ms and 128 MiB a try: OWASP's figure for scrypt (N = 2^17, r = 8, p = 1). */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 160 * 1024 * 1024 } as const;
const keyBytes = 32;

/** For a person who doesn't exist: comparing with it takes as long as with a real one, and no PIN fits. */
export const nobodysPin = '$scrypt$ln=17,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/** PHC string `$scrypt$ln=17,r=8,p=1$salt$hash`. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(pin, salt, cost);
  return `$scrypt$ln=${Math.log2(cost.N)},r=${cost.r},p=${cost.p}$${unpadded(salt)}$${unpadded(key)}`;
}

/** Compares in constant time, with the costs that the stored string names. A string that is no hash fits no PIN. */
export async function pinMatches(stored: string, pin: string): Promise<boolean> {
  const parts = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/.exec(stored);
  const [, ln, r, p, salt, hash] = parts ?? [];
  if (ln === undefined || r === undefined || p === undefined || salt === undefined || hash === undefined) return false;
  const key = await derive(pin, Buffer.from(salt, 'base64'), { ...cost, N: 2 ** Number(ln), r: Number(r), p: Number(p) });
  return timingSafeEqual(key, Buffer.from(hash, 'base64'));
}

function derive(
  pin: string,
  salt: Buffer,
  costs: { readonly N: number; readonly r: number; readonly p: number; readonly maxmem: number },
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, keyBytes, costs, (problem, key) => (problem ? reject(problem) : resolve(key)));
  });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
