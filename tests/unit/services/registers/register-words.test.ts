import { describe, expect, it } from 'vitest';
import { sentence } from '../../../../renderer/i18n/zh-cn';
import { personRoles, roomPurposes } from '../../../../services/contract/bookings';
import { registerWords, wordOf } from '../../../../services/registers/register-words';

describe('the words in registers', () => {
  it.each(roomPurposes)('the purpose %s is called as on the screens', (purpose) =>
    expect(wordOf(registerWords.purposes, purpose)).toBe(sentence(`purpose.${purpose}`)),
  );
  it.each(personRoles)('the role %s is called as on the screens', (role) =>
    expect(wordOf(registerWords.roles, role)).toBe(sentence(`personRole.${role}`)),
  );
});
