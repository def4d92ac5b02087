import { describe, expect, it } from 'vitest';
import { brokenRules, rulesAbout } from '../../../domain/catalogue/date-rules.ts';
import { resolveCatalogue } from '../../../domain/catalogue/resolve-catalogue.ts';
import { readRollout } from '../../../local/rollout-files.ts';

const { catalogue: source } = await readRollout('local/sample/bob/rollout.yaml');
const rules = resolveCatalogue(source).rules ?? {};
const broken = (facts: Record<string, string>, milestones: Record<string, string>) =>
  brokenRules(Object.values(rules), { facts, milestones }).map(({ rule, limit }) => [
    Object.keys(rules).find((id) => rules[id] === rule),
    limit,
  ]);

describe('the standstill period', () => {
  // The last day after an electronic notice, computed by hand: ten days, and the next working day after a day off.
  it.each([
    ['2026-11-23', '2026-12-03'],
    ['2026-12-15', '2026-12-28'],
    ['2027-03-16', '2027-03-30'],
    ['2027-06-15', '2027-06-28'],
  ])('after a decision on %s lasts until %s at least', (award, last) => {
    const decided = { 'procurement-decided': award };
    expect(broken({ standstillEnd: last }, decided)).toEqual([]);
    const dayBefore = new Date(Date.parse(last) - 86_400_000).toISOString().slice(0, 10);
    expect(broken({ standstillEnd: dayBefore }, decided)).toEqual([['standstill-lasts', last]]);
  });

  // Thirty days after the award, and the next working day after a day off.
  it.each([
    ['2026-11-23', '2026-12-23', '2026-12-24'],
    ['2026-11-26', '2026-12-28', '2026-12-29'],
  ])('after a decision on %s lasts until %s without a reason', (award, last, later) => {
    const decided = { 'procurement-decided': award };
    expect(broken({ standstillEnd: last }, decided)).toEqual([]);
    expect(broken({ standstillEnd: later }, decided)).toEqual([['standstill-not-long', last]]);
  });

  it('must be over when the contract is signed', () => {
    expect(broken({ standstillEnd: '2026-12-03', contractDate: '2026-12-04' }, {})).toEqual([]);
    expect(broken({ standstillEnd: '2026-12-03', contractDate: '2026-12-03' }, {})).toEqual([
      ['contract-after-standstill', '2026-12-04'],
    ]);
  });
});

describe('the order of a rollout', () => {
  it('is award, contract, connection, use', () => {
    const days = {
      'procurement-decided': '2026-11-23',
      'integration-ready': '2027-02-15',
      'go-live': '2027-03-08',
    };
    expect(broken({ contractDate: '2026-12-14', goLiveDate: '2027-03-08' }, days)).toEqual([]);
    expect(broken({ contractDate: '2027-03-01', goLiveDate: '2027-03-08' }, days)).toEqual([
      ['connected-after-contract', '2027-03-01'],
    ]);
    expect(broken({ contractDate: '2027-03-01', goLiveDate: '2027-02-28' }, {})).toEqual([
      ['use-after-contract', '2027-03-01'],
    ]);
  });

  it('needs the award before anything that follows from it', () => {
    expect(broken({}, { 'go-live': '2027-03-08' })).toEqual([['use-after-award', undefined]]);
    expect(broken({}, { 'go-live': '2027-03-08', 'procurement-decided': '2026-11-23' })).toEqual([]);
  });

  it('has use after the connection, unless there is a reason', () => {
    const connected = { 'procurement-decided': '2026-11-23', 'integration-ready': '2027-02-15' };
    expect(broken({ goLiveDate: '2027-02-15' }, connected)).toEqual([]);
    expect(broken({ goLiveDate: '2027-02-14' }, connected)).toEqual([['use-after-connection', '2027-02-15']]);
    expect(broken({ goLiveDate: '2027-02-14' }, {})).toEqual([]);
    const soft = Object.entries(rules).filter(([, { kind }]) => kind === 'soft');
    expect(soft.map(([id]) => id)).toEqual(['standstill-not-long', 'use-after-connection']);
  });

  it('is asked only of what changes', () => {
    expect(rulesAbout(rules, { facts: ['supplier'] })).toEqual([]);
    expect(rulesAbout(rules, { facts: ['standstillEnd'] })).toHaveLength(3);
  });
});
