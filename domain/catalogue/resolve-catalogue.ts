import { InvalidInput } from '../shared/errors.ts';
import type { Catalogue, CatalogueSource, Group } from './catalogue.ts';

/**
 * Flattens inheritance and checks every reference, like a compiler: own messages and channels first, then those of the
 * groups extended, each once. All problems are named together.
 * @throws {InvalidInput} with one line for each unknown name or circle
 */
export function resolveCatalogue(source: CatalogueSource): Catalogue {
  const references = [...referenceProblems(source), ...circleProblems(source)];
  // Inheritance can be followed only where every name leads somewhere and none in a circle.
  const problems = references.length > 0 ? references : [...relayProblems(source), ...dateProblems(source)];
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

function circleProblems(source: CatalogueSource): string[] {
  const visit = (id: string, path: readonly string[]): string[] => {
    // A circle further up is named by its own members.
    if (path.includes(id))
      return id === path[0] ? [`group "${id}" extends itself: ${[...path, id].join(' → ')}`] : [];
    return (source.groups[id]?.extends ?? []).flatMap((parent) => visit(parent, [...path, id]));
  };
  return Object.keys(source.groups).flatMap((id) => visit(id, []));
}

/** A group that is told through a relay, by own or inherited channel, has to say who that is. */
function relayProblems(source: CatalogueSource): string[] {
  const byRelay = (id: string) => {
    const channel = source.channels[id];
    return channel?.carrier === 'people' && channel.owner === 'relay';
  };
  return Object.entries(source.groups).flatMap(([id, { relay }]) =>
    relay === undefined
      ? inherited(source, id, 'channels')
          .filter(byRelay)
          .map((channel) => `group "${id}" has the channel "${channel}" and names no relay`)
      : [],
  );
}

/** A day can stand only in a fact that is one. */
function dateProblems({ milestoneDates = {}, facts }: CatalogueSource): string[] {
  return Object.entries(milestoneDates)
    .filter(([, fact]) => facts[fact]?.type !== 'date')
    .map(([kind, fact]) => `"milestoneDates" gives milestone "${kind}" the fact "${fact}", which is no date`);
}

type Reference = { from: string; to: string; kind: string; known: object };

function referenceProblems(source: CatalogueSource): string[] {
  return references(source)
    .filter(({ to, known }) => !Object.hasOwn(known, to))
    .map(({ from, to, kind }) => `${from} names the ${kind} "${to}", which the catalogue does not have`);
}

function references(source: CatalogueSource): Reference[] {
  const roles = { ...source.groups, ...source.relays };
  const named = (from: string, kind: string, known: object) => (to: string) => ({ from, to, kind, known });
  const ofGroups = Object.entries(source.groups).flatMap(([id, group]): Reference[] => {
    const from = `group "${id}"`;
    return [
      ...(group.extends ?? []).map(named(from, 'group', source.groups)),
      ...group.messages.map(named(from, 'message', source.messages)),
      ...group.channels.map(named(from, 'channel', source.channels)),
      ...Object.keys(group.when ?? {}).map(named(from, 'channel', source.channels)),
      ...Object.keys(group.nextStep ?? {}).map(named(from, 'milestone', source.milestones)),
      ...(group.relay ? [group.relay] : []).map(named(from, 'relay', roles)),
    ];
  });
  const ofMessages = Object.entries(source.messages).flatMap(([topic, message]) =>
    message.at.map(named(`message "${topic}"`, 'milestone', source.milestones)),
  );
  const responsible = named('"responsible"', 'group', source.groups)(source.responsible);
  const ofDates = Object.entries(source.milestoneDates ?? {}).flatMap(([kind, fact]) => [
    named('"milestoneDates"', 'milestone', source.milestones)(kind),
    named('"milestoneDates"', 'fact', source.facts)(fact),
  ]);
  return [...ofGroups, ...ofMessages, ...ofDates, responsible];
}
