import { describe, expect, it } from 'vitest';
import { personsNeeded, samePerson } from '../../../domain/rollout/approval.ts';
import { admissionOf, type User } from '../../../domain/rollout/user.ts';

const someone = (over: Partial<User>): User => ({
  id: 'u1',
  name: 'Lo Ek',
  address: 'lo.ek@malmo.example',
  roles: [],
  ...over,
});

describe('admission', () => {
  it('to everything with a national role, to one organisation as its lead, and nowhere without a role', () => {
    const wanted = ['registrar', 'local-lead'] as const;
    expect(admissionOf(someone({ roles: ['registrar'] }), wanted)).toEqual({ everything: true });
    expect(admissionOf(someone({ roles: ['local-lead'], organisation: '1280' }), wanted)).toEqual({
      everything: false,
      organisation: '1280',
    });
    expect(admissionOf(someone({ roles: ['approver'] }), wanted)).toBeUndefined();
    expect(admissionOf(someone({}), wanted)).toBeUndefined();
  });

  it('nowhere as the lead of no organisation', () => {
    expect(admissionOf(someone({ roles: ['local-lead'] }), ['local-lead'])).toBeUndefined();
  });

  it('as widely as the widest of the roles that count', () => {
    const both = someone({ roles: ['local-lead', 'registrar'], organisation: '1280' });
    expect(admissionOf(both, ['local-lead', 'registrar'])).toEqual({ everything: true });
    expect(admissionOf(both, ['local-lead'])).toEqual({ everything: false, organisation: '1280' });
  });
});

describe('approval', () => {
  it.each([
    [undefined, false, 0],
    ['automatic', false, 0],
    ['automatic', true, 1],
    ['one', false, 1],
    ['one', true, 1],
    ['two', true, 2],
  ] as const)('by policy %s, late %s, needs %i persons', (policy, late, persons) => {
    expect(personsNeeded(policy, late)).toBe(persons);
  });

  it('knows a person by the address, however it is written', () => {
    expect(samePerson('Lo.Ek@Malmo.example', 'lo.ek@malmo.EXAMPLE')).toBe(true);
    expect(samePerson('lo@västerås.example', 'lo@xn--vsters-buam.example')).toBe(true);
    expect(samePerson('Lo Ek', ' lo ek ')).toBe(true);
    expect(samePerson('lo.ek@malmo.example', 'lo@malmo.example')).toBe(false);
  });
});
