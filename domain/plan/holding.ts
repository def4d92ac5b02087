import * as z from 'zod';
import { channelIdSchema, roleSchema, topicSchema } from '../catalogue/catalogue-ids.ts';
import type { CatalogueVersion } from '../catalogue/catalogues.ts';
import { type Facts, type ToldFacts, toldFactsSchema } from '../catalogue/fact.ts';
import { factsIn } from '../catalogue/fact-references.ts';
import { type Text, textAt, textBefore } from '../catalogue/text.ts';
import { type Delivery, mayHaveBeenRead } from '../mail/delivery.ts';
import type { Variant } from '../mail/variant.ts';
import { canonicalJson, isSameJson } from '../shared/digest.ts';
import { keptWith } from '../shared/kept-with.ts';
import { type Change, type Why, whySchema } from './change.ts';
import type { Task } from './task.ts';

const said = {
  /** Channels through which, and messages in which it was told. */
  channels: z.array(channelIdSchema),
  topics: z.array(topicSchema),
  /** The values as told. */
  facts: toldFactsSchema,
  /** The dispatches that told them, by id. */
  dispatches: z.array(z.string()),
};

/**
 * Values that no longer hold, with those who were told them: people by mail, by contact id, and groups by somebody's
 * task.
 */
export const holdingsSchema = z.strictObject({
  mailed: z.array(z.strictObject({ contact: z.string(), groups: z.array(roleSchema), ...said })),
  byHand: z.array(z.strictObject({ group: roleSchema, ...said })),
  /** Why they have changed. */
  whys: z.array(whySchema),
});
export type Holdings = z.infer<typeof holdingsSchema>;
export type HeldByMail = Holdings['mailed'][number];

/** Values that a dispatch told somebody at a time (ms). */
export type Telling = {
  dispatch: string;
  at: number;
  channels: readonly string[];
  topics: readonly string[];
  facts: ToldFacts;
  /** Facts of which it says that what was told no longer holds. */
  clears?: readonly string[];
};
export type MailTelling = Telling & { contact: string; groups: readonly string[] };
export type HandTelling = Telling & { group: string; channel: string };

/** What the mails of a dispatch have told one organisation's people. */
export function mailTellings(
  dispatch: string,
  { deliveries, variants }: { deliveries: readonly Delivery[]; variants: readonly Variant[] },
): MailTelling[] {
  const byId = new Map(variants.map((variant) => [variant.id, variant]));
  return deliveries.flatMap(({ contact, groups, outcome, variant: id }): MailTelling[] => {
    const variant = byId.get(id);
    if (!variant || !(variant.facts ?? variant.clears) || !mayHaveBeenRead({ outcome })) return [];
    const at = outcome.state === 'sending' ? outcome.leaseUntil : 'at' in outcome ? outcome.at : 0;
    const { channels, topics, facts = {}, clears = [] } = variant;
    return [{ dispatch, contact, groups, at, channels, topics, facts, clears }];
  });
}

/** What the tasks done for a kind of milestone have told, with the facts that were known at a time (ms). */
export function handTellings(
  dispatch: string,
  told: {
    tasks: readonly Task[];
    version: CatalogueVersion;
    kind: string;
    factsAt: (at: number) => Facts;
    clears?: readonly string[];
  },
): HandTelling[] {
  const { tasks, version, kind, factsAt, clears = [] } = told;
  return tasks.flatMap(({ group, channel, messages, state, history }): HandTelling[] => {
    const done = history.findLast(({ what }) => what === 'done');
    if (state !== 'done' || !done) return [];
    const topics = messages.filter((topic) => factsOfTopic(version, { topic, kind }).length > 0);
    const names = new Set(topics.flatMap((topic) => factsOfTopic(version, { topic, kind })));
    const told = Object.fromEntries(Object.entries(factsAt(done.at)).filter(([name]) => names.has(name)));
    return [{ dispatch, group, channel, channels: [channel], topics, at: done.at, facts: told, clears }];
  });
}

/** Names of the facts in a topic's texts, in any language: those of a milestone, or of all where it has none. */
export function factsOfTopic(
  { texts }: Pick<CatalogueVersion, 'texts'>,
  { topic, kind }: { topic: string; kind: string },
): readonly string[] {
  return factsByTopic(texts, kind).get(topic) ?? [];
}

// Asked for every mail, post and task of a plan, of the texts of one version.
const factsByTopic = keptWith((texts: readonly Text[], kind): ReadonlyMap<string, readonly string[]> => {
  const ofTopic = Map.groupBy(texts, ({ topic }) => topic);
  const named = (own: readonly Text[]) => [
    ...new Set(own.flatMap((text) => factsIn(wordsAt(text, kind).join('\n')))),
  ];
  return new Map([...ofTopic].map(([topic, own]) => [topic, named(own)]));
});

function wordsAt(text: Text, kind: string): string[] {
  if (text.sections[kind] === undefined)
    return [text.common, ...Object.values(text.sections), ...Object.values(text.before ?? {})];
  return [textAt(text, kind) ?? '', textBefore(text, kind) ?? ''];
}

/** Without those whom planned mails tell again what they hold. */
export function withoutMailed(
  holdings: Holdings,
  planned: { deliveries: readonly Delivery[]; variants: readonly Variant[] },
): Holdings {
  const stated = new Map(planned.variants.map(({ id, facts = {} }) => [id, Object.keys(facts)]));
  const isMailed = ({ contact, facts }: HeldByMail) => {
    const own = planned.deliveries.filter((delivery) => delivery.contact === contact);
    const told = own.flatMap(({ variant }) => stated.get(variant) ?? []);
    return Object.keys(facts).every((fact) => told.includes(fact));
  };
  return { ...holdings, mailed: holdings.mailed.filter((held) => !isMailed(held)) };
}

/** Without what the open tasks of a kind of milestone will have been told when they are done. */
export function withoutAsked(
  holdings: Holdings,
  {
    tasks,
    version,
    kind,
    clears = [],
  }: { tasks: readonly Task[]; version: CatalogueVersion; kind: string; clears?: readonly string[] },
): Holdings {
  const isAsked = ({ group, channels, facts }: Holdings['byHand'][number]) => {
    const own = tasks.filter(
      (task) => task.state === 'open' && task.group === group && channels.includes(task.channel),
    );
    const told = own.flatMap(({ messages }) =>
      messages.flatMap((topic) => factsOfTopic(version, { topic, kind })),
    );
    const isTold = (fact: string) => told.includes(fact) || (own.length > 0 && clears.includes(fact));
    return Object.keys(facts).every(isTold);
  };
  return { ...holdings, byHand: holdings.byHand.filter((held) => !isAsked(held)) };
}

type Told = { mailed: readonly MailTelling[]; byHand: readonly HandTelling[] };

/** What holds now; of facts that are `silent` nothing is asked. */
type Now = { present: Facts; silent?: readonly string[] };

/** Who was last told something else than what holds now. `changes`: those of the organisation, oldest first. */
export function holdingsOf(told: Told, { changes, ...now }: Now & { changes: readonly Change[] }): Holdings {
  const held = staleOf(told, now);
  const stale = new Set([...held.mailed, ...held.byHand].flatMap(({ facts }) => Object.keys(facts)));
  const reasons = [...stale].flatMap((name) => {
    const change = changes.findLast(({ facts }) => facts.some(({ fact }) => fact === name));
    return change?.why === undefined ? [] : [change.why];
  });
  return {
    ...held,
    whys: [...new Map(reasons.map((why): [string, Why] => [canonicalJson(why), why])).values()],
  };
}

function staleOf(told: Told, now: Now): Pick<Holdings, 'mailed' | 'byHand'> {
  const people = Map.groupBy(told.mailed, ({ contact }) => contact);
  const places = Map.groupBy(told.byHand, ({ group, channel }) => `${group}/${channel}`);
  return {
    mailed: [...people.values()]
      .flatMap((tellings) => {
        const stale = staleIn(tellings, now);
        const groups = unique(stale?.from.flatMap((one) => one.groups) ?? []);
        return stale ? [{ contact: tellings[0]?.contact ?? '', groups, ...stale.said }] : [];
      })
      .sort((one, other) => (one.contact < other.contact ? -1 : 1)),
    byHand: [...places.values()].flatMap((tellings) => {
      const stale = staleIn(tellings, now);
      return stale ? [{ group: tellings[0]?.group ?? '', ...stale.said }] : [];
    }),
  };
}

/** What the newest telling of each fact says, where that no longer holds; undefined if all of it does. */
function staleIn<T extends Telling>(
  tellings: readonly T[],
  { present, silent = [] }: Now,
):
  | { from: T[]; said: { channels: string[]; topics: string[]; facts: ToldFacts; dispatches: string[] } }
  | undefined {
  const newest = new Map<string, T>();
  for (const telling of tellings.toSorted((one, other) => one.at - other.at))
    for (const fact of factsSaid(telling, newest)) newest.set(fact, telling);
  const stale = [...newest].filter(
    ([fact, { facts }]) => !silent.includes(fact) && !isSameJson(facts[fact], present[fact]),
  );
  if (stale.length === 0) return undefined;
  const from = [...new Set(stale.map(([, telling]) => telling))];
  return {
    from,
    said: {
      channels: unique(from.flatMap(({ channels }) => channels)),
      topics: unique(from.flatMap(({ topics }) => topics)),
      dispatches: unique(from.map(({ dispatch }) => dispatch)),
      facts: Object.fromEntries(
        stale.map(([fact, { facts }]): [string, ToldFacts[string]] => [fact, facts[fact] ?? null]),
      ),
    },
  };
}

/** What a telling says something of; to clear is to say something to whoever was told it. */
function factsSaid({ facts, clears = [] }: Telling, before: ReadonlyMap<string, Telling>): string[] {
  return [...Object.keys(facts), ...clears.filter((fact) => before.has(fact))];
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}

/** The dispatches that told what no longer holds, by id. */
export function supersededBy({ mailed, byHand }: Holdings): string[] {
  return unique([...mailed, ...byHand].flatMap(({ dispatches }) => dispatches)).sort();
}
