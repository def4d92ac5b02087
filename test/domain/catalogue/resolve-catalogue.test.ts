import { describe, expect, it } from 'vitest';
import type { CatalogueSource, Group } from '../../../domain/catalogue/catalogue.ts';
import { topicsDue } from '../../../domain/catalogue/catalogue.ts';
import { catalogueSourceSchema } from '../../../domain/catalogue/catalogue-schema.ts';
import { resolveCatalogue } from '../../../domain/catalogue/resolve-catalogue.ts';
import { InvalidInput } from '../../../domain/shared/errors.ts';
import { problemData } from '../../../domain/shared/problem.ts';
import { aCatalogueSource } from '../../fixtures/a-catalogue.ts';

type SourceGroup = CatalogueSource['groups'][string];

/** The lending catalogue with these changes to its groups. */
function withGroups(changes: Record<string, Partial<SourceGroup>>): CatalogueSource {
  const source = aCatalogueSource();
  const [, clerks] = Object.values(source.groups);
  const changed = Object.entries(changes).map(([id, change]) => [
    id,
    { ...(source.groups[id] ?? { ...clerks, messages: [], channels: [] }), ...change },
  ]);
  return aCatalogueSource({ groups: { ...source.groups, ...Object.fromEntries(changed) } });
}

function problemsOf(source: CatalogueSource): readonly string[] {
  try {
    resolveCatalogue(source);
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems.map(problemData);
    throw error;
  }
  return [];
}

describe('inheritance', () => {
  it('puts what is own first, then what is inherited, each once', () => {
    const { groups } = resolveCatalogue(
      withGroups({
        lead: {
          messages: ['dates'],
          channels: ['meeting'],
          extends: ['clerks', 'caretakers'],
          relay: 'foreman',
        },
      }),
    );
    expect(groups.lead?.messages).toEqual(['dates', 'why', 'cost', 'gear']);
    expect(groups.lead?.channels).toEqual(['meeting', 'email', 'memo', 'relay', 'newsletter', 'website']);
    expect(groups.clerks?.messages).toEqual(['why', 'cost', 'dates']);
  });

  it('goes through several generations, and a shared ancestor counts once', () => {
    const { groups } = resolveCatalogue(
      withGroups({
        base: { messages: ['gear'] },
        left: { messages: ['why'], extends: ['base'] },
        right: { messages: ['cost'], extends: ['base'] },
        heir: { messages: [], extends: ['left', 'right'] },
      }),
    );
    expect(groups.heir?.messages).toEqual(['why', 'gear', 'cost']);
  });

  it('leaves no trace in the catalogue that is stored', () => {
    const catalogue = resolveCatalogue(withGroups({ lead: { extends: ['clerks'] } }));
    expect(catalogue.groups.lead).not.toHaveProperty('extends');
    expect(catalogue.responsible).toBe('lead');
  });
});

describe('a catalogue that cannot be used', () => {
  it('is refused for a circle, which names its members and nobody else', () => {
    const problems = problemsOf(
      withGroups({
        clerks: { extends: ['caretakers'] },
        caretakers: { extends: ['clerks'], relay: 'foreman' },
        lead: { extends: ['clerks'], relay: 'foreman' },
      }),
    );
    expect(problems).toEqual([
      'groups.clerks.extends extends-itself {"path":"clerks → caretakers → clerks"}',
      'groups.caretakers.extends extends-itself {"path":"caretakers → clerks → caretakers"}',
    ]);
  });

  it('is refused for a group that extends itself at once', () => {
    expect(problemsOf(withGroups({ clerks: { extends: ['clerks'] } }))).toEqual([
      'groups.clerks.extends extends-itself {"path":"clerks → clerks"}',
    ]);
  });

  it('is refused with every unknown name together', () => {
    const source = {
      ...withGroups({
        clerks: {
          messages: ['weather'],
          channels: ['pigeon'],
          extends: ['nobody'],
          relay: 'ghost',
          when: { fax: { impact: 'large' } },
          nextStep: { someday: { sv: 'Gör något.' } },
        },
      }),
      responsible: 'chief',
    };
    source.messages = { ...source.messages, why: { name: { sv: 'Varför' }, at: ['yesterday'] } };
    source.counters = { later: { undoes: ['decided'], until: 'tomorrow', message: 'why', words: {} } };
    expect(problemsOf(source)).toEqual([
      'groups.clerks.extends unknown {"what":"group","value":"nobody"}',
      'groups.clerks.messages unknown {"what":"message","value":"weather"}',
      'groups.clerks.channels unknown {"what":"channel","value":"pigeon"}',
      'groups.clerks.when unknown {"what":"channel","value":"fax"}',
      'groups.clerks.nextStep unknown {"what":"milestone","value":"someday"}',
      'groups.clerks.relay unknown {"what":"relay","value":"ghost"}',
      'messages.why.at unknown {"what":"milestone","value":"yesterday"}',
      'counters.later.until unknown {"what":"fact","value":"tomorrow"}',
      'responsible unknown {"what":"group","value":"chief"}',
    ]);
  });

  it.each(['constructor', 'toString'])('is refused for a message called "%s" that nobody wrote', (name) => {
    const source = aCatalogueSource();
    const group = { ...source.groups.clerks, messages: [name.toLowerCase()] };
    const parsed = catalogueSourceSchema.parse({ ...source, groups: { ...source.groups, clerks: group } });
    expect(problemsOf(parsed)).toHaveLength(1);
  });

  it('is refused where a group is told through a relay and names none', () => {
    expect(problemsOf(withGroups({ clerks: { channels: ['email', 'relay'] } }))).toEqual([
      'groups.clerks.relay relay-missing {"channel":"relay"}',
    ]);
    expect(problemsOf(withGroups({ clerks: { extends: ['caretakers'] } }))).toHaveLength(1);
  });

  it('is refused where a channel that is to suffice is none of the group’s, or counts people under a condition', () => {
    const withSufficient = (sufficient: Group['sufficient']) => withGroups({ caretakers: { sufficient } });
    const name = { sv: 'när det står på webben' };
    expect(problemsOf(withSufficient(['email', 'pigeon', 'newsletter']))).toEqual([
      'groups.caretakers.sufficient channel-of-others {"channel":"email"}',
      'groups.caretakers.sufficient channel-of-others {"channel":"pigeon"}',
    ]);
    expect(problemsOf(withSufficient({ all: ['website', 'newsletter'], name }))).toEqual([
      'groups.caretakers.sufficient channel-counted {"channel":"newsletter"}',
    ]);
    const fine: Group['sufficient'][] = ['any', 'all', ['newsletter'], { all: ['website'], name }];
    for (const sufficient of fine) expect(problemsOf(withSufficient(sufficient))).toEqual([]);
  });

  it('may have a relay that is a group itself', () => {
    expect(problemsOf(withGroups({ caretakers: { relay: 'clerks' } }))).toEqual([]);
  });
});

describe('the topics due', () => {
  it('are those of the group that are placed at the milestone, in the order of the group', () => {
    const catalogue = resolveCatalogue(aCatalogueSource());
    const due = (id: string, kind: string) => {
      const group = catalogue.groups[id];
      return group && topicsDue(catalogue, group, kind);
    };
    expect(due('caretakers', 'live')).toEqual(['gear', 'dates']);
    expect(due('caretakers', 'decided')).toEqual(['dates']);
    expect(due('clerks', 'closed')).toEqual([]);
  });
});
