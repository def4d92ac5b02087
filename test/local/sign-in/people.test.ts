import { expect, it } from 'vitest';
import { personOf } from '../../../local/sign-in/people.ts';

it.each([
  [
    'a coordinator',
    { role: 'coordinator' },
    ['Maja Holm', 'coordinator@kansli.example', { groups: 'coordinator' }],
  ],
  [
    'a local lead of their organisation',
    { role: 'local-lead', organisation: '1280' },
    ['Sara Ek', 'lead-1280@kommun.example', { groups: 'local-lead', organisation: '1280' }],
  ],
  [
    'another person, by address',
    { role: 'approver', address: 'eva@kansli.example' },
    ['eva@kansli.example', 'eva@kansli.example', { groups: 'approver' }],
  ],
])('%s signs in', (_, answers, [name, email, attributes]) => {
  expect(personOf(answers)).toEqual({ name, email, attributes, groups: [], provider: 'Local' });
});

it('whoever is invited signs in by their address, if there is such a user', () => {
  const address = 'eva@kansli.example';
  expect(personOf({ address })).toEqual({
    ...{ name: address, email: address, groups: [], attributes: {}, onlyUsers: true },
  });
});

it.each([
  ['a lead of nothing', { role: 'local-lead' }],
  ['an organisation that is none', { role: 'local-lead', organisation: '#' }],
  ['something more', { role: 'coordinator', groups: ['approver'] }],
  ['a role that is none', { role: 'admin' }],
  ['nothing', undefined],
  ['no answer', {}],
])('%s is told what is wrong and signs nobody in', (_, answers) => {
  expect(personOf(answers)).toEqual({ problem: expect.any(String) });
});
