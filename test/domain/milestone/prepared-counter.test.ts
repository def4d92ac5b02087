import { describe, expect, it } from 'vitest';
import type { CatalogueVersion } from '../../../domain/catalogue/catalogues.ts';
import {
  countersAgainst,
  counterWithdrawal,
  isReady,
  type PreparedCounter,
  preparedCounterSchema,
  sealHash,
  sealOf,
  standingOf,
} from '../../../domain/milestone/prepared-counter.ts';
import { aCatalogue, aText } from '../../fixtures/a-catalogue.ts';

const named = (name: string) => ({ name, subject: `{service}: ${name}`, lead: `${name} i {organisation}.` });
const PAUSED = { undoes: ['live'], message: 'dates', words: { sv: named('Pausat'), en: named('Paused') } };

function version(over: Parameters<typeof aCatalogue>[0] = {}, dates = 'Det är pausat.'): CatalogueVersion {
  const catalogue = aCatalogue({ counters: { paused: PAUSED }, ...over });
  return { version: 'v', catalogue, texts: [aText('dates', 'sv', dates), aText('why', 'sv', 'Därför.')] };
}

function prepared(over: Partial<PreparedCounter> = {}): PreparedCounter {
  return preparedCounterSchema.parse({
    content: {
      ...{ id: 'pause', rollout: 'lending', kind: 'paused', against: 'live-2027' },
      ...{ organisations: ['1280', '1480'], facts: {} },
    },
    ...{ version: 1, preparedBy: 'maja@office.example', at: 1, approvals: [], ...over },
  });
}

const ONE = { version: version(), rollout: { approval: 'one' as const } };
const approvedBy = (...names: string[]) => ({
  approvals: names.map((by) => ({ by, at: 2, seal: sealOf(prepared(), ONE) })),
});

describe('a counter that is prepared', () => {
  it('waits for as many people as the policy says, and its author is none of them', () => {
    const two = { ...ONE, rollout: { approval: 'two' as const } };
    const approvals = ['maja@office.example', 'bo@office.example', 'Bo@Office.example'].map((by) => ({
      ...{ by, at: 2, seal: sealOf(prepared(), two) },
    }));
    const standing = standingOf(prepared({ approvals }), two);
    expect(standing).toMatchObject({ needed: 2, by: ['bo@office.example'], changed: [] });
    expect(isReady(standing)).toBe(false);
    const more = [...approvals, { by: 'eva@office.example', at: 3, seal: sealOf(prepared(), two) }];
    expect(isReady(standingOf(prepared({ approvals: more }), two))).toBe(true);
  });

  it('is ready at once where nobody has to approve', () => {
    const standing = standingOf(prepared(), { version: version(), rollout: {} });
    expect([standing.needed, isReady(standing)]).toEqual([0, true]);
  });

  it.each([
    ['words', { ...ONE, version: version({}, 'Det är pausat till hösten.') }],
    [
      'words',
      {
        ...ONE,
        version: version({
          counters: { paused: { ...PAUSED, words: { sv: named('Stopp'), en: named('Stop') } } },
        }),
      },
    ],
    [
      'audience',
      { ...ONE, version: version({ counters: { paused: { ...PAUSED, undoes: ['live', 'decided'] } } }) },
    ],
    ['policy', { ...ONE, rollout: { approval: 'two' as const } }],
  ])('has to be approved again, and says that it is the %s that changed', (part, now) => {
    const standing = standingOf(prepared(approvedBy('bo@office.example')), now);
    expect(standing.changed).toEqual([part]);
    expect([standing.by, isReady(standing)]).toEqual([[], false]);
  });

  it('is not ready once it is withdrawn, also where nobody has to approve; prepared anew it is approved anew', () => {
    const withdrawals = [{ version: 2, by: 'maja@office.example', at: 5, reason: 'Tiden är ute.' }];
    const gone = prepared({ ...approvedBy('bo@office.example'), version: 2, withdrawals });
    expect(counterWithdrawal(gone)).toEqual(withdrawals[0]);
    for (const known of [ONE, { version: version(), rollout: {} }])
      expect(isReady(standingOf(gone, known))).toBe(false);
    const anew = { ...gone, version: 3 };
    expect(counterWithdrawal(anew)).toBeUndefined();
    expect(standingOf(anew, ONE)).toMatchObject({ by: [], isWithdrawn: false });
    const again = { by: 'bo@office.example', at: 6, seal: sealOf(anew, ONE) };
    expect(isReady(standingOf({ ...anew, approvals: [...gone.approvals, again] }, ONE))).toBe(true);
  });

  it('has to be approved again when something else is asked', () => {
    const { content } = prepared();
    const other = { ...approvedBy('bo@office.example'), content: { ...content, organisations: ['1280'] } };
    expect(standingOf(prepared(other), ONE)).toMatchObject({ by: [], changed: ['asked'] });
  });

  it('stays approved where what it says is not touched: another message, the order of organisations', () => {
    const others = version();
    others.texts[1] = aText('why', 'sv', 'Av ett annat skäl.');
    const { content } = prepared();
    const turned = { ...content, organisations: ['1480', '1280', '1480'] };
    const standing = standingOf(prepared({ ...approvedBy('bo@office.example'), content: turned }), {
      ...ONE,
      version: others,
    });
    expect(standing).toMatchObject({ by: ['bo@office.example'], changed: [] });
  });

  it('is named by one hash, which differs with each part', () => {
    const seal = sealOf(prepared(), ONE);
    const all = [
      seal,
      { ...seal, asked: 'x' },
      { ...seal, words: 'x' },
      { ...seal, audience: 'x' },
      { ...seal, policy: 'x' },
    ];
    expect(new Set(all.map(sealHash)).size).toBe(5);
  });
});

it('counters against a kind are those that undo it or tell its readers', () => {
  const tells = { ...PAUSED, undoes: ['live'], tells: ['decided'] };
  const found = version({ counters: { paused: PAUSED, postponed: tells } });
  expect(countersAgainst(found, 'live')).toEqual(['paused', 'postponed']);
  expect(countersAgainst(found, 'decided')).toEqual(['postponed']);
  expect(countersAgainst(version(), 'decided')).toEqual([]);
});
