import { expect, it } from 'vitest';
import { personOf } from '../../../local/sign-in/people.ts';

it.each([
  ['a coordinator', { role: 'coordinator' }, ['Maja Holm', 'coordinator@kansli.example', 'coordinator', {}]],
  [
    'a local lead of their organisation',
    { role: 'local-lead', organisation: '1280' },
    ['Sara Ek', 'lead-1280@kommun.example', 'local-lead', { organisation: '1280' }],
  ],
  [
    'another person, by address',
    { role: 'approver', address: 'eva@kansli.example' },
    ['eva@kansli.example', 'eva@kansli.example', 'approver', {}],
  ],
])('%s signs in', (_, answers, [name, email, group, attributes]) => {
  expect(personOf(answers)).toEqual({ name, email, groups: [group], attributes });
});

it.each([
  ['a lead of nothing', { role: 'local-lead' }],
  ['an organisation that is none', { role: 'local-lead', organisation: '#' }],
  ['something more', { role: 'coordinator', groups: ['approver'] }],
  ['nothing', undefined],
])('%s is told what is wrong and signs nobody in', (_, answers) => {
  expect(personOf(answers)).toEqual({ problem: expect.any(String) });
});
