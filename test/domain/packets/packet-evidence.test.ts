import { describe, expect, it } from 'vitest';
import { provenByDocuments, type RenderDocuments } from '../../../domain/packets/packet-evidence.ts';
import { planHash } from '../../../domain/plan/plan.ts';
import { resolvePlan } from '../../../domain/plan/resolve-plan.ts';
import { aCatalogueVersion } from '../../fixtures/a-catalogue.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';
import { anOfficeBasis, aPlanBasis } from '../../fixtures/a-plan-basis.ts';
import { plainRender } from '../../fixtures/a-variant.ts';

const [milestone, version] = [aMilestone(), aCatalogueVersion()];
const WHY = 'Vi köper av Exempelbolaget AB. [sv]';
const COST = 'Det kostar 12 kronor. [sv]';

/** What is lacking by hand, and whether the approved hash is another, where the documents say this. */
function lacksWith(render: RenderDocuments, basis = aPlanBasis()) {
  const plan = resolvePlan({ milestone, basis, version, render: plainRender });
  const proven = provenByDocuments(plan, { milestone, basis, version, render });
  expect(planHash(proven)).toBe(planHash(plan));
  const others = proven.obligations.filter(({ carrier }) => carrier !== 'people');
  expect(others).toEqual(plan.obligations.filter(({ carrier }) => carrier !== 'people'));
  return proven.obligations.flatMap(({ group, channel, carrier, progress: { lacks } }) =>
    lacks && carrier === 'people' ? [[`${group}/${channel}`, lacks]] : [],
  );
}

describe('what people tell with documents', () => {
  it('lacks the messages that none of the documents for the occasion says', () => {
    expect(lacksWith(() => [{ occasions: ['meeting'], text: () => WHY }])).toEqual([
      ['lead/meeting', ['dates']],
      ['clerks/meeting', ['cost', 'dates']],
    ]);
  });

  it('may be said in several documents, one message in each', () => {
    const documents = [
      { occasions: ['meeting'], text: () => `Agenda\n${WHY}` },
      { occasions: ['meeting', 'other'], text: () => `${COST} Vi börjar 15 mars 2027. [sv]` },
    ];
    expect(lacksWith(() => documents)).toEqual([]);
  });

  it('needs no document that could say nothing new', () => {
    const all = `${WHY} ${COST} Vi börjar 15 mars 2027. [sv]`;
    const written: string[] = [];
    const documents = ['memo', 'agenda', 'slides'].map((name) => ({
      occasions: ['meeting'],
      text: () => {
        written.push(name);
        return name === 'memo' ? WHY : all;
      },
    }));
    expect(lacksWith(() => documents)).toEqual([]);
    expect(written).toEqual(['memo', 'agenda']);
  });

  it('is not told by what is for another occasion', () => {
    const documents = [
      { occasions: ['other'], text: () => `${WHY} ${COST}` },
      { occasions: ['meeting'], text: () => '' },
    ];
    expect(lacksWith(() => documents)).toEqual([
      ['lead/meeting', ['dates', 'why']],
      ['clerks/meeting', ['why', 'cost', 'dates']],
    ]);
  });

  it('stands on somebody’s word where there is no document, and at the office, which has none', () => {
    expect(lacksWith(() => [])).toEqual([]);
    expect(lacksWith(() => [{ occasions: ['meeting'], text: () => '' }], anOfficeBasis())).toEqual([]);
  });
});
