import { describe, expect, it } from 'vitest';
import { identityProviderSchema, type SignInIdentity, userOf } from '../../../domain/people/identity.ts';
import { aPerson } from '../../fixtures/a-person.ts';

const ADDRESS = 'sara.ek@malmo.example';
const malmo = identityProviderSchema.parse({
  name: 'Malmo',
  domains: ['malmo.example'],
  roles: { 'GRP-Lead': 'local-lead', 'GRP-Diarium': 'registrar' },
  organisation: '1280',
});
const shared = identityProviderSchema.parse({
  name: 'Shared',
  domains: ['kommun.example'],
  roles: { lead: 'local-lead' },
});
const providers = [malmo, shared];
const own: SignInIdentity = { id: 'u1', name: 'Sara', address: ADDRESS, confirmed: true };
const by = (
  name: string,
  groups: string[],
  over: Partial<SignInIdentity> & { organisation?: string } = {},
): SignInIdentity => {
  const { organisation, ...rest } = over;
  return { ...own, confirmed: false, ...rest, provider: { name, groups, organisation } };
};
const nobody = { person: undefined, providers };

describe('whoever has an account of the pool', () => {
  it('has the role, organisation and name that are stored about them', () => {
    const person = aPerson({ address: ADDRESS, name: 'Sara Ek', role: 'local-lead', organisation: '1280' });
    expect(userOf(own, { person, providers })).toEqual({
      ...{ id: 'u1', name: 'Sara Ek', address: ADDRESS, roles: ['local-lead'], organisation: '1280' },
    });
  });

  it('has no role if nothing is stored, before it is confirmed, and before they have accepted', () => {
    expect(userOf(own, nobody)).toMatchObject({ roles: [] });
    for (const state of ['proposed', 'invited'] as const) {
      const person = aPerson({ address: ADDRESS, state, role: 'coordinator' });
      expect(userOf(own, { person, providers })).toMatchObject({ roles: [], standing: state });
    }
  });

  it('is nobody once their access has ended, or if nobody has seen that the mailbox is theirs', () => {
    const person = aPerson({ address: ADDRESS, state: 'ended' });
    expect(userOf(own, { person, providers })).toBeUndefined();
    expect(
      userOf({ ...own, confirmed: false }, { person: aPerson({ address: ADDRESS }), providers }),
    ).toBeUndefined();
  });
});

describe('whoever comes by an identity provider', () => {
  it('has the roles of their groups in the provider’s table, and the organisation that it stands for', () => {
    expect(userOf(by('Malmo', ['GRP-Lead', 'GRP-Diarium', 'GRP-All']), nobody)).toMatchObject({
      roles: ['local-lead', 'registrar'],
      organisation: '1280',
    });
  });

  it('cannot be given another organisation by a claim than the one that the provider stands for', () => {
    expect(userOf(by('Malmo', ['GRP-Lead'], { organisation: '1480' }), nobody)?.organisation).toBe('1280');
    const address = 'eva.sten@kommun.example';
    expect(userOf(by('Shared', ['lead'], { address, organisation: '1480' }), nobody)).toMatchObject({
      ...{ roles: ['local-lead'], organisation: '1480' },
    });
  });

  it.each([
    ['no group', []],
    ['a group of no role', ['GRP-All']],
    ['the name of a role', ['coordinator']],
    ['the name of what every object has', ['constructor']],
  ])('has no role with %s', (_, groups) => {
    expect(userOf(by('Malmo', groups), nobody)?.roles).toEqual([]);
  });

  it.each([
    ['another domain', 'maja.holm@kansli.example'],
    ['a domain that only ends alike', 'sara@notmalmo.example'],
    ['a domain that only begins alike', 'sara@malmo.example.evil.example'],
    ['another provider’s domain', 'eva.sten@kommun.example'],
  ])('is nobody with an address of %s, whoever that is here', (_, address) => {
    const coordinator = aPerson({ address, role: 'coordinator' });
    for (const person of [undefined, coordinator])
      expect(
        userOf(by('Malmo', ['GRP-Lead'], { address, confirmed: true }), { person, providers }),
      ).toBeUndefined();
  });

  it('may have an address below the provider’s domain', () => {
    expect(userOf(by('Malmo', ['GRP-Lead'], { address: 'sara@it.Malmo.example' }), nobody)?.roles).toEqual([
      'local-lead',
    ]);
  });

  it('is nobody by a provider that this stage does not have', () => {
    expect(userOf(by('Elsewhere', ['GRP-Lead'], { confirmed: true }), nobody)).toBeUndefined();
  });

  it('has what is stored about them, where something is, and is out if that has ended', () => {
    const person = aPerson({ address: ADDRESS, role: 'approver' });
    expect(userOf(by('Malmo', ['GRP-Lead']), { person, providers })?.roles).toEqual(['approver']);
    const ended = aPerson({ address: ADDRESS, state: 'ended' });
    expect(userOf(by('Malmo', ['GRP-Lead']), { person: ended, providers })).toBeUndefined();
  });
});
