import type { SignedIn } from '../services/contract/people';

/** Who is signed in at the console; nobody after a start. */
export class SignInDesk {
  current: SignedIn | undefined;

  constructor(
    private readonly onChange: (current: SignedIn | undefined) => void,
    private readonly onLeave: (personId: string) => Promise<void>,
  ) {}

  enter(signedIn: SignedIn): SignedIn {
    this.current = signedIn;
    this.onChange(signedIn);
    return signedIn;
  }

  async leave(): Promise<void> {
    const leaving = this.current;
    this.current = undefined;
    this.onChange(undefined);
    if (leaving) await this.onLeave(leaving.person.id);
  }
}
