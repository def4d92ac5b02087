import { describe, expect, it } from 'vitest';
import { type Controlled, strictestPolicy, weakened } from '../../../domain/controls/control.ts';

type Side = 'internal' | 'external';
const state = (approval: 'automatic' | 'one' | 'two' | undefined, side: Side = 'external'): Controlled => ({
  rollout: { from: 'boka@besked.example', ...(approval && { approval }) },
  groups: { associations: { side } },
});
const fewer = (before: string, after: string) => [{ control: 'approval', before, after }];

describe('a change of a rollout', () => {
  it.each([
    ['two', 'two', []],
    ['two', 'one', fewer('two', 'one')],
    ['two', 'automatic', fewer('two', 'automatic')],
    ['two', undefined, fewer('two', 'automatic')],
    ['one', 'two', []],
    ['one', undefined, fewer('one', 'automatic')],
    ['automatic', undefined, []],
    [undefined, 'automatic', []],
    [undefined, 'two', []],
  ] as const)('from approval by %s to %s weakens what it says', (before, after, found) => {
    expect(weakened(state(before), state(after))).toEqual(found);
  });

  it('weakens who is seen to send with any other sender', () => {
    const after = { ...state('two'), rollout: { approval: 'two' as const, from: 'boka@elsewhere.example' } };
    expect(weakened(state('two'), after)).toEqual([
      { control: 'from', before: 'boka@besked.example', after: 'boka@elsewhere.example' },
    ]);
  });

  it('weakens leaving where a group that could leave no longer can, and not the other way', () => {
    const [external, internal] = [state('two', 'external'), state('two', 'internal')];
    expect(weakened(external, internal)).toEqual([
      { control: 'leaving', of: 'associations', before: 'external', after: 'internal' },
    ]);
    expect(weakened(internal, external)).toEqual([]);
  });

  it('weakens nothing by what is new or gone', () => {
    const bare = { ...state('two'), groups: {} };
    expect(weakened(bare, state('two', 'internal'))).toEqual([]);
    expect(weakened(state('two'), bare)).toEqual([]);
  });
});

it('measures what is new against the strictest policy that there is', () => {
  expect(strictestPolicy([])).toBeUndefined();
  expect(strictestPolicy([{}, { approval: 'one' }, { approval: 'two' }])).toBe('two');
  expect(strictestPolicy([{}, { approval: 'automatic' }])).toBe('automatic');
});
