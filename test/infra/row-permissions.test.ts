import { describe, expect, it } from 'vitest';
import { all, names } from './function-statements.ts';

/** Which functions may do something, and with rows under which partition keys. */
function rowsFor(action: string): Record<string, string[]> {
  const rows: Record<string, string[]> = {};
  for (const { name, Condition } of all.filter(({ Action }) => Action.includes(`dynamodb:${action}`))) {
    const like = Condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? [];
    const not = Condition['ForAllValues:StringNotLike']?.['dynamodb:LeadingKeys'] ?? [];
    rows[name] = [...(rows[name] ?? []), ...like, ...not.map((key) => `not ${key}`)].sort();
  }
  return rows;
}
const MILESTONE_ROW = ['MILESTONE#*', 'not MILESTONE#*#*'];

describe('the table', () => {
  it('loses nothing: nobody may delete, and nobody may do what is not listed here', () => {
    const actions = new Set(
      all.flatMap(({ Action }) => Action).filter((action) => action.startsWith('dynamodb:')),
    );
    expect([...actions].sort()).toEqual(
      ['BatchGetItem', 'GetItem', 'PartiQLInsert', 'PartiQLUpdate', 'PutItem', 'Query', 'UpdateItem'].map(
        (action) => `dynamodb:${action}`,
      ),
    );
  });

  it('is open to nobody without naming the rows', () => {
    for (const { Action, Condition } of all.filter(({ Action }) =>
      Action.some((action) => action.startsWith('dynamodb:')),
    )) {
      expect(
        Condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys']?.length,
        Action.join(),
      ).toBeGreaterThan(0);
      expect(Condition.Null, Action.join()).toEqual({ 'dynamodb:LeadingKeys': ['false'] });
    }
  });

  it('has plans written by planning, and deliveries by sending and by those who look after it', () => {
    expect(rowsFor('PartiQLInsert')).toEqual({ 'plan-organisation': ['MILESTONE#*#*'] });
    expect(rowsFor('PartiQLUpdate')).toEqual({
      'send-deliveries': ['MILESTONE#*#*'],
      'record-outcome': ['MILESTONE#*#*'],
      reconcile: ['MILESTONE#*#*'],
    });
    expect(rowsFor('PutItem')).toEqual({
      'plan-milestone': ['MILESTONE#*', 'REFUSALS', 'ROLLOUT#*', 'not MILESTONE#*#*'],
      'plan-organisation': ['MILESTONE#*', 'MILESTONE#*#*'],
      'send-deliveries': ['LINK-KEYS', 'MILESTONE#*', 'MILESTONE#*#*', 'SHARED'],
      'record-outcome': ['MILESTONE#*', 'MILESTONE#*#*', 'SUPPRESSION#*'],
      reconcile: MILESTONE_ROW,
      console: ['MILESTONE#*', 'ROLLOUT#*', 'not MILESTONE#*#*'],
      'public-pages': ['SUPPRESSION#*'],
    });
    expect(rowsFor('UpdateItem')).toEqual({
      'plan-milestone': ['ROLLOUT#*'],
      'plan-organisation': MILESTONE_ROW,
      'approve-milestone': MILESTONE_ROW,
      'dispatch-milestone': MILESTONE_ROW,
      'send-deliveries': MILESTONE_ROW,
      'stop-milestone': MILESTONE_ROW,
      'record-outcome': MILESTONE_ROW,
      reconcile: MILESTONE_ROW,
      console: ['MILESTONE#*', 'ROLLOUT#*', 'not MILESTONE#*#*'],
    });
  });

  it('tells who may not be written to only to sending, and lets nobody take that away', () => {
    expect(rowsFor('BatchGetItem')).toEqual({ 'send-deliveries': ['SUPPRESSION#*'] });
    for (const action of ['GetItem', 'Query', 'UpdateItem', 'PartiQLUpdate']) {
      const rows = Object.values(rowsFor(action)).flat();
      expect(rows.filter((row) => row.startsWith('SUPPRESSION'))).toEqual([]);
    }
  });

  it('shows contacts to planning and to the console, whose people look after them, and what an organisation has of a milestone to those who work on it', () => {
    const [read, listed] = [rowsFor('GetItem'), rowsFor('Query')];
    expect(names.filter((name) => listed[name]?.includes('ORGANISATION#*'))).toEqual([
      'plan-organisation',
      'console',
    ]);
    const blind = [
      'plan-milestone',
      'approve-milestone',
      'dispatch-milestone',
      'stop-milestone',
      'public-pages',
    ];
    for (const name of blind) {
      for (const rows of [read[name] ?? [], listed[name] ?? []]) {
        expect(rows).not.toContain('MILESTONE#*#*');
        expect(rows.includes('not MILESTONE#*#*')).toBe(rows.includes('MILESTONE#*'));
      }
    }
  });
});
