import { expect, it } from 'vitest';
import { pinWeakness } from '../../../../services/contract/pin';
import { hashPin, nobodysPin, pinMatches } from '../../../../services/people/pin';
import simulatedPeople from '../../../../services/people/templates/simulated-people.json';

it('a hash fits its PIN and no other, and two hashes of one PIN differ', async () => {
  const [first, second] = await Promise.all([hashPin('260001'), hashPin('260001')]);
  expect(first).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(first).not.toBe(second);
  expect(await Promise.all([pinMatches(first, '260001'), pinMatches(second, '260001'), pinMatches(first, '260002')])).toEqual([
    true,
    true,
    false,
  ]);
});

it.each(['', 'not a hash', '$scrypt$ln=17,r=8,p=1$short$short', '$argon2id$v=19$m=65536,t=2,p=1$abc$def'])(
  'nothing fits the broken hash %s',
  async (stored) => {
    expect(await pinMatches(stored, '000000')).toBe(false);
  },
);

it('asking for nobody costs about what asking for somebody does', async () => {
  const stored = await hashPin('260001');
  const timed = async (hash: string) => {
    const begun = performance.now();
    expect(await pinMatches(hash, '999999')).toBe(false);
    return performance.now() - begun;
  };
  const [somebody, nobody] = [await timed(stored), await timed(nobodysPin)];
  // Without the work it would be thousands of times faster; the machine is shared, so only the order counts.
  expect(nobody).toBeGreaterThan(somebody / 10);
});

it.each([
  ['260001', true],
  ['26000', false],
  ['2600011', false],
  ['２６０００１', false],
  ['26000a', false],
  ['260001\n', false],
  ['111111', false],
])('%j may be a PIN: %s', (text, expected) => {
  expect(pinWeakness(text) === undefined).toBe(expected);
});

it('the people of the simulated room have the PINs on their tiles', async () => {
  for (const person of [simulatedPeople[0], simulatedPeople.at(-1)])
    expect(await pinMatches(person?.pinHash ?? '', person?.demoPin ?? '')).toBe(true);
  expect(simulatedPeople.map((person) => person.demoPin)).toEqual(Array.from({ length: 12 }, (_, index) => String(260_001 + index)));
});
