import type * as z from 'zod';
import type { Localised } from '../shared/locale.ts';
import type {
  catalogueSchema,
  catalogueSourceSchema,
  channelSchema,
  counterSchema,
  groupSchema,
  knowledgeCheckSchema,
} from './catalogue-schema.ts';

export type Channel = z.infer<typeof channelSchema>;
export type Counter = z.infer<typeof counterSchema>;
export type Group = z.infer<typeof groupSchema>;
export type KnowledgeCheck = z.infer<typeof knowledgeCheckSchema>;
export type CatalogueSource = z.infer<typeof catalogueSourceSchema>;
export type Catalogue = z.infer<typeof catalogueSchema>;

/** What one calls a group's people in a sentence. */
export function calledOf({ groups }: Pick<Catalogue, 'groups'>, id: string): Localised {
  const group = groups[id];
  return group?.called ?? group?.name ?? {};
}

/** The topics due to a group at a milestone, most important first. */
export function topicsDue(catalogue: Catalogue, group: Group, kind: string): string[] {
  const counter = counterOf(catalogue, kind);
  if (counter) {
    const concerns = toldKinds(counter).some((told) => topicsDue(catalogue, group, told).length > 0);
    return concerns ? [counter.message] : [];
  }
  return group.messages.filter((topic) => catalogue.messages[topic]?.at.includes(kind));
}

/** What a kind of milestone undoes, if it is not a step. */
export function counterOf({ counters = {} }: Pick<Catalogue, 'counters'>, kind: string): Counter | undefined {
  return Object.hasOwn(counters, kind) ? counters[kind] : undefined;
}

/** The kinds of whose milestones those were told who are told of a counter. */
export function toldKinds({ undoes, tells = undoes }: Pick<Counter, 'undoes' | 'tells'>): string[] {
  return tells;
}

/** The counters that end once facts have new values, since these say what they left open. */
export function endedBy({ counters = {} }: Pick<Catalogue, 'counters'>, facts: readonly string[]): string[] {
  return Object.entries(counters).flatMap(([kind, { until }]) =>
    until !== undefined && facts.includes(until) ? [kind] : [],
  );
}

/** The kinds that a kind undoes: a step undoes the counters against it. */
export function undoneBy(catalogue: Pick<Catalogue, 'counters'>, kind: string): string[] {
  const against = Object.entries(catalogue.counters ?? {}).filter(([, { undoes }]) => undoes.includes(kind));
  return counterOf(catalogue, kind)?.undoes ?? against.map(([counter]) => counter);
}

/** How mails refer to a kind of milestone, by language. */
export function wordsOfKind(
  catalogue: Pick<Catalogue, 'milestones' | 'counters'>,
  kind: string,
): Catalogue['milestones'][string] | undefined {
  // Own properties only: an event may name a kind "constructor".
  if (Object.hasOwn(catalogue.milestones, kind)) return catalogue.milestones[kind];
  return counterOf(catalogue, kind)?.words;
}

/** What a group is asked after a kind of milestone; undefined if there is no question for it. */
export function checkFor(
  { checks = {} }: Pick<Catalogue, 'checks'>,
  { group, kind }: { group: string; kind: string },
): KnowledgeCheck | undefined {
  return Object.values(checks).find(
    ({ asks }) => Object.hasOwn(asks, kind) && (asks[kind]?.includes(group) ?? false),
  );
}

/** In a catalogue that says nothing else: four weeks. */
const SIGN_OFF_DAYS = 20;

/** In how many working days a kind of milestone is signed off; undefined if nobody is asked to. */
export function signOffDays(
  { signOffs = {} }: Pick<Catalogue, 'signOffs'>,
  kind: string,
): number | undefined {
  const days = Object.hasOwn(signOffs, kind) ? signOffs[kind] : SIGN_OFF_DAYS;
  return days === 'none' ? undefined : days;
}

/** The language in which every text must exist. */
export function defaultLocale(catalogue: Pick<Catalogue, 'locales'>): string {
  return catalogue.locales[0] ?? 'sv';
}

/** The name of a kind of milestone in a language, else in the catalogue's default one. */
export function milestoneName(
  catalogue: Pick<Catalogue, 'milestones' | 'counters' | 'locales'>,
  kind: string,
  locale: string,
): string {
  const words = wordsOfKind(catalogue, kind);
  return (words?.[locale] ?? words?.[defaultLocale(catalogue)])?.name ?? kind;
}
