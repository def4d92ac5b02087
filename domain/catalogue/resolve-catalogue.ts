import { InvalidInput } from '../shared/errors.ts';
import { type Problem, problemAt } from '../shared/problem.ts';
import type { Thing } from '../shared/problem-params.ts';
import type { Catalogue, CatalogueSource, Group } from './catalogue.ts';
import { daysOfRule } from './date-rules.ts';
import { isUncounted } from './sufficient.ts';

/**
 * Flattens inheritance and checks every reference: own messages and channels first, then inherited ones,
 * without duplicates. Reports all problems together.
 * @throws {InvalidInput} with a problem for each unknown name and each cycle
 */
export function resolveCatalogue(source: CatalogueSource): Catalogue {
  const references = [...referenceProblems(source), ...circleProblems(source)];
  // Inheritance can be resolved only without unknown names and cycles.
  const problems =
    references.length > 0
      ? references
      : [
          ...relayProblems(source),
          ...sufficientProblems(source),
          ...dateProblems(source),
          ...checkProblems(source),
        ];
  if (problems.length > 0) throw new InvalidInput(`catalogue "${source.id}" cannot be used`, problems);
  const groups = Object.entries(source.groups).map(([id, group]): [string, Group] => {
    const { extends: _extended, ...own } = group;
    return [
      id,
      { ...own, messages: inherited(source, id, 'messages'), channels: inherited(source, id, 'channels') },
    ];
  });
  return { ...source, groups: Object.fromEntries(groups) };
}

function inherited(source: CatalogueSource, id: string, list: 'messages' | 'channels'): string[] {
  const group = source.groups[id];
  if (!group) return [];
  const above = (group.extends ?? []).flatMap((parent) => inherited(source, parent, list));
  return [...new Set([...group[list], ...above])];
}

function circleProblems(source: CatalogueSource): Problem[] {
  const visit = (id: string, path: readonly string[]): Problem[] => {
    // A cycle among ancestors is reported by its own members.
    if (path.includes(id))
      return id === path[0]
        ? [problemAt(`groups.${id}.extends`, 'extends-itself', { path: [...path, id].join(' → ') })]
        : [];
    return (source.groups[id]?.extends ?? []).flatMap((parent) => visit(parent, [...path, id]));
  };
  return Object.keys(source.groups).flatMap((id) => visit(id, []));
}

/** A group with a relay channel, own or inherited, must name its relay role. */
function relayProblems(source: CatalogueSource): Problem[] {
  const byRelay = (id: string) => {
    const channel = source.channels[id];
    return channel?.carrier === 'people' && channel.owner === 'relay';
  };
  return Object.entries(source.groups).flatMap(([id, { relay }]) =>
    relay === undefined
      ? inherited(source, id, 'channels')
          .filter(byRelay)
          .map((channel) => problemAt(`groups.${id}.relay`, 'relay-missing', { channel }))
      : [],
  );
}

/** What suffices is among a group's channels; under a condition it is published, or else people could be counted. */
function sufficientProblems(source: CatalogueSource): Problem[] {
  return Object.entries(source.groups).flatMap(([id, { sufficient = 'any' }]) => {
    if (sufficient === 'any' || sufficient === 'all') return [];
    const own = inherited(source, id, 'channels');
    const isCondition = !Array.isArray(sufficient);
    const named = isCondition ? sufficient.all : sufficient;
    const fits = (name: string) => {
      const channel = source.channels[name];
      return own.includes(name) && (!isCondition || (channel !== undefined && isUncounted(channel)));
    };
    const code = (name: string) => (own.includes(name) ? 'channel-counted' : 'channel-of-others');
    return named
      .filter((name) => !fits(name))
      .map((channel) => problemAt(`groups.${id}.sufficient`, code(channel), { channel }));
  });
}

/** The right answer is one of those to choose from, and no group is asked two questions after one milestone. */
function checkProblems({ checks = {} }: CatalogueSource): Problem[] {
  const asked = new Set<string>();
  return Object.entries(checks).flatMap(([id, { answers, right, asks }]): Problem[] => [
    ...(right > answers.length
      ? [problemAt(`checks.${id}.right`, 'too-large', { max: answers.length })]
      : []),
    ...Object.entries(asks).flatMap(([kind, groups]) =>
      groups.flatMap((group): Problem[] => {
        const place = `${group}/${kind}`;
        if (!asked.has(place)) {
          asked.add(place);
          return [];
        }
        return [problemAt(`checks.${id}.asks.${kind}`, 'asked-twice', { group })];
      }),
    ),
  ]);
}

/** A milestone's date must be a fact of type date. */
function dateProblems({ milestoneDates = {}, rules = {}, facts }: CatalogueSource): Problem[] {
  const ofRules = Object.entries(rules).flatMap(([id, rule]) =>
    daysOfRule(rule).flatMap(([side, day]): [string, string][] =>
      'fact' in day ? [[`rules.${id}.${side}`, day.fact]] : [],
    ),
  );
  const ofMilestones = Object.entries(milestoneDates).map(
    ([kind, fact]) => [`milestoneDates.${kind}`, fact] as const,
  );
  return [...ofMilestones, ...ofRules]
    .filter(([, fact]) => facts[fact]?.type !== 'date')
    .map(([from, fact]) => problemAt(from, 'fact-not-date', { fact }));
}

type Reference = { from: string; to: string; what: Thing; known: object };

function referenceProblems(source: CatalogueSource): Problem[] {
  return references(source)
    .filter(({ to, known }) => !Object.hasOwn(known, to))
    .map(({ from, to, what }) => problemAt(from, 'unknown', { what, value: to }));
}

function ruleReferences({ rules = {}, facts, milestones }: CatalogueSource): Reference[] {
  return Object.entries(rules).flatMap(([id, rule]) =>
    daysOfRule(rule).map(([side, day]): Reference => {
      const from = `rules.${id}.${side}`;
      return 'fact' in day
        ? { from, to: day.fact, what: 'fact', known: facts }
        : { from, to: day.milestone, what: 'milestone', known: milestones };
    }),
  );
}

function transferReferences({ transfers, groups, relays, facts }: CatalogueSource): Reference[] {
  if (!transfers) return [];
  const { hours, matters } = transfers;
  const known = { ...groups, ...relays };
  return [
    ...matters.flatMap(({ to }, index) =>
      to.map(
        (role): Reference => ({ from: `transfers.matters.${index}.to`, to: role, what: 'group', known }),
      ),
    ),
    ...(hours === undefined
      ? []
      : [{ from: 'transfers.hours', to: hours, what: 'fact' as const, known: facts }]),
  ];
}

function references(source: CatalogueSource): Reference[] {
  const roles = { ...source.groups, ...source.relays };
  const named = (from: string, what: Thing, known: object) => (to: string) => ({ from, to, what, known });
  const ofGroups = Object.entries(source.groups).flatMap(([id, group]): Reference[] => {
    const at = (field: string) => `groups.${id}.${field}`;
    return [
      ...(group.extends ?? []).map(named(at('extends'), 'group', source.groups)),
      ...group.messages.map(named(at('messages'), 'message', source.messages)),
      ...group.channels.map(named(at('channels'), 'channel', source.channels)),
      ...Object.keys(group.when ?? {}).map(named(at('when'), 'channel', source.channels)),
      ...Object.keys(group.nextStep ?? {}).map(named(at('nextStep'), 'milestone', source.milestones)),
      ...Object.keys(group.nextStepBy ?? {}).map(named(at('nextStepBy'), 'milestone', source.milestones)),
      ...(group.relay ? [group.relay] : []).map(named(at('relay'), 'relay', roles)),
    ];
  });
  const kinds = { ...source.milestones, ...source.counters };
  const ofMessages = Object.entries(source.messages).flatMap(([topic, message]) =>
    message.at.map(named(`messages.${topic}.at`, 'milestone', kinds)),
  );
  const responsible = named('responsible', 'group', source.groups)(source.responsible);
  const ofDates = Object.entries(source.milestoneDates ?? {}).flatMap(([kind, fact]) => [
    named('milestoneDates', 'milestone', source.milestones)(kind),
    named(`milestoneDates.${kind}`, 'fact', source.facts)(fact),
  ]);
  const ofSignOffs = Object.keys(source.signOffs ?? {}).map(named('signOffs', 'milestone', kinds));
  const ofCounters = Object.entries(source.counters ?? {}).flatMap(
    ([kind, { undoes, tells = [], clears = [], message, until }]) => [
      ...undoes.map(named(`counters.${kind}.undoes`, 'milestone', source.milestones)),
      ...tells.map(named(`counters.${kind}.tells`, 'milestone', source.milestones)),
      ...clears.map(named(`counters.${kind}.clears`, 'fact', source.facts)),
      named(`counters.${kind}.message`, 'message', source.messages)(message),
      ...(until === undefined ? [] : [named(`counters.${kind}.until`, 'fact', source.facts)(until)]),
    ],
  );
  const ofChecks = Object.entries(source.checks ?? {}).flatMap(([id, { topic, asks }]) => [
    named(`checks.${id}.topic`, 'message', source.messages)(topic),
    ...Object.keys(asks).map(named(`checks.${id}.asks`, 'milestone', kinds)),
    ...Object.entries(asks).flatMap(([kind, groups]) =>
      groups.map(named(`checks.${id}.asks.${kind}`, 'group', source.groups)),
    ),
  ]);
  return [
    ...ofGroups,
    ...ofChecks,
    ...ofMessages,
    ...ofCounters,
    ...ofDates,
    ...ofSignOffs,
    ...transferReferences(source),
    ...ruleReferences(source),
    responsible,
  ];
}
