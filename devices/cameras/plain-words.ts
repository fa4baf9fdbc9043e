const MOST_CHARACTERS = 200;
/** Controls, and what turns the direction of text or stands for nothing: in a log or on a screen they forge lines. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]+/gu;

/** What a device says of itself or of an error, as it may stand on a screen and in a log: one short line, without the secret that it may echo. */
export function plainWords(said: string, secret?: string): string {
  const secrets = secret === undefined || secret === '' ? [] : [secret, encodeURIComponent(secret)];
  const safe = secrets.reduce((text, one) => text.replaceAll(one, '***'), said.slice(0, 16 * MOST_CHARACTERS));
  return safe.replaceAll(UNPRINTABLE, ' ').trim().slice(0, MOST_CHARACTERS);
}
