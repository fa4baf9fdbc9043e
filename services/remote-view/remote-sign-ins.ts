import { randomBytes } from 'node:crypto';
import type { Database } from '../../db/data-source';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import type { PersonTile } from '../contract/people';
import { personTile } from '../people/person-tile';
import type { People } from '../people/people';
import { watchingRoles } from './remote-rule';

export interface SignInParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly people: Pick<People, 'verify'>;
  readonly now: () => Date;
}

/** Without a request for so long, somebody has to sign in anew. */
const idleMs = 10 * 60_000;
/** Of all who ask: more is somebody who guesses. */
const triesAMinute = 10;
const mostAtOnce = 20;

/**
 * Who is signed in from outside. The PIN is the kiosk's, with its count of tries and its lock; only an account that may watch is compared at all,
 * so that nobody on the network can lock an inspector out.
 */
export class RemoteSignIns {
  private readonly signedIn = new Map<string, { readonly person: PersonTile; usedAt: number }>();
  private tries: readonly number[] = [];

  constructor(private readonly parts: SignInParts) {}

  /** By name or badge number. Refuses with `remote.too-many`, `remote.not-a-leader` or as the kiosk's own sign-in does. */
  async enter(who: string, pin: string): Promise<{ readonly token: string; readonly person: PersonTile }> {
    const { db, audit, people, now } = this.parts;
    const at = now().getTime();
    this.tries = [...this.tries.filter((before) => before > at - 60_000), at];
    if (this.tries.length > triesAMinute) throw new Refusal('remote.too-many');
    const named = (await db.people.present()).filter(
      ({ name, badgeNumber }) => name === who || (badgeNumber !== '' && badgeNumber === who),
    );
    const leader = named.find(({ role }) => watchingRoles.some((watching) => watching === role));
    if (named.length > 0 && !leader) {
      await audit.record('system', 'remote-view.refused', who, 'remote.not-a-leader');
      throw new Refusal('remote.not-a-leader', { name: who });
    }
    const row = await people.verify({ personId: leader?.id ?? `remote ${who}`, pin });
    const person = personTile(row, now());
    await audit.record(person.id, 'remote-view.signed-in', person.id, 'ok');
    if (this.signedIn.size >= mostAtOnce) this.forgetOldest();
    const token = randomBytes(32).toString('base64url');
    this.signedIn.set(token, { person, usedAt: at });
    return { token, person };
  }

  /** Who sent this token; each request counts as a sign of life. */
  find(token: string | undefined): PersonTile | undefined {
    const found = token === undefined ? undefined : this.signedIn.get(token);
    const at = this.parts.now().getTime();
    if (!found || token === undefined) return undefined;
    if (at - found.usedAt > idleMs) {
      this.signedIn.delete(token);
      return undefined;
    }
    found.usedAt = at;
    return found.person;
  }

  async leave(token: string | undefined): Promise<void> {
    const person = this.find(token);
    if (token !== undefined) this.signedIn.delete(token);
    if (person) await this.parts.audit.record(person.id, 'remote-view.signed-out', person.id, 'ok');
  }

  private forgetOldest(): void {
    const [oldest] = [...this.signedIn].sort(([, a], [, b]) => a.usedAt - b.usedAt);
    if (oldest) this.signedIn.delete(oldest[0]);
  }
}
