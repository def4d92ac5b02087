import type { CatalogueSource } from '../catalogue/catalogue.ts';
import { factsIn } from '../catalogue/fact-references.ts';
import type { Text } from '../catalogue/text.ts';
import type { DraftDocument } from './rollout-draft.ts';
import {
  eraseAt,
  isWritten,
  namesAt,
  objectAt,
  type Written,
  type WrittenPlace,
  writeAt,
  writtenAt,
} from './written.ts';

/** A catalogue with its texts, to take parts from. */
export type StarterSource = { catalogue: CatalogueSource; texts: readonly Text[] };

/** What a draft takes from a starter: everything that these groups are to know at these milestones. */
export type ChosenParts = { groups: readonly string[]; milestones: readonly string[] };

/** Things of a catalogue that other things refer to. */
export type NamedThing = 'milestones' | 'counters' | 'groups' | 'messages' | 'channels' | 'facts';

const KINDS = [
  'catalogue.messages.*.at.[]',
  'catalogue.signOffs.{}',
  'texts.*.*.sections.{}',
  'texts.*.*.before.{}',
  'texts.*.*.forms.{}',
];
/** Where the names of things stand: `*` is any name, `[]` a name in a list, `{}` the key of an entry. */
const REFERENCES: Readonly<Record<NamedThing, readonly string[]>> = {
  milestones: [
    ...KINDS,
    'catalogue.counters.*.undoes.[]',
    'catalogue.counters.*.tells.[]',
    'catalogue.milestoneDates.{}',
    'catalogue.groups.*.nextStep.{}',
    'catalogue.groups.*.nextStepBy.{}',
    'catalogue.checks.*.asks.{}',
  ],
  counters: KINDS,
  groups: [
    'catalogue.groups.*.extends.[]',
    'catalogue.transfers.matters.*.to.[]',
    'catalogue.checks.*.asks.*.[]',
  ],
  messages: ['catalogue.groups.*.messages.[]', 'texts.{}'],
  channels: [
    'catalogue.groups.*.channels.[]',
    'catalogue.groups.*.when.{}',
    'catalogue.groups.*.sufficient.[]',
    'catalogue.groups.*.sufficient.all.[]',
  ],
  facts: ['catalogue.counters.*.clears.[]', 'rollout.facts.{}', 'organisations.*.facts.{}'],
};

/** Lists that go when nothing is left in them, and how many names of their place go with them. */
const HOLLOW: readonly (readonly [pattern: string, goes: number])[] = [
  ['catalogue.counters.*.tells', 0],
  ['catalogue.counters.*.clears', 0],
  ['catalogue.transfers.matters.*.to', 1],
  ['catalogue.transfers.matters', 1],
  ['catalogue.checks.*.asks.*', 0],
  ['catalogue.groups.*.sufficient', 0],
  ['catalogue.groups.*.sufficient.all', 1],
];

/** A draft without a thing, nor what refers to it. */
export function withoutThing(document: DraftDocument, what: NamedThing, name: string): DraftDocument {
  let left = asDocument(eraseAt(document, ['catalogue', what, name], 2));
  for (const pattern of REFERENCES[what])
    for (const place of placesOf(left, pattern, name)) left = asDocument(eraseAt(left, place, keepOf(place)));
  for (const [pattern, goes] of HOLLOW)
    for (const place of placesOf(left, pattern, '').toReversed())
      if (isEmptyList(writtenAt(left, place)))
        left = asDocument(eraseAt(left, place.slice(0, place.length - goes), keepOf(place)));
  return withoutLooseEnds(left);
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** How much of a place stays when it becomes empty. */
function keepOf([root, what]: WrittenPlace): number {
  return root === 'texts' || root === 'organisations' || what === 'groups' ? 3 : 1;
}

/** What refers to one thing by its name goes with it: counters, rules, questions, dates, relays. */
function withoutLooseEnds(document: DraftDocument): DraftDocument {
  const { catalogue } = document;
  const has = (what: string, name: unknown) =>
    typeof name === 'string' && Object.hasOwn(objectAt(catalogue, [what]), name);
  const each = (what: string) =>
    Object.entries(objectAt(catalogue, [what])).map(
      ([name, of]) => [name, objectAt({ of }, ['of']), of] as const,
    );
  const idle = each('counters').find(
    ([, { message, undoes }]) => !has('messages', message) || isEmptyList(undoes),
  );
  if (idle) return withoutThing(document, 'counters', idle[0]);
  const gone: (WrittenPlace | [])[] = [
    ...each('counters').map(([kind, { until }]) =>
      until === undefined || has('facts', until) ? [] : ['catalogue', 'counters', kind, 'until'],
    ),
    ...each('rules').map(([rule, of]) => (isLoose(of, has) ? ['catalogue', 'rules', rule] : [])),
    ...each('checks').map(([check, { topic, asks }]) =>
      has('messages', topic) && asks !== undefined ? [] : ['catalogue', 'checks', check],
    ),
    ...each('milestoneDates').map(([kind, , fact]) =>
      has('facts', fact) ? [] : ['catalogue', 'milestoneDates', kind],
    ),
    ...each('groups').map(([group, { relay }]) =>
      relay === undefined || has('groups', relay) || has('relays', relay)
        ? []
        : ['catalogue', 'groups', group, 'relay'],
    ),
    has('facts', writtenAt(catalogue, ['transfers', 'hours'])) ? [] : ['catalogue', 'transfers', 'hours'],
    has('groups', catalogue.responsible) ? [] : ['catalogue', 'responsible'],
  ];
  return gone
    .filter((place) => place.length > 0)
    .reduce<DraftDocument>((left, place) => asDocument(eraseAt(left, place, 1)), document);
}

/** Whether a rule compares a day that is not there. */
function isLoose(rule: Written, has: (what: string, name: unknown) => boolean): boolean {
  return ['date', 'notBefore', 'notAfter'].some((side) => {
    const { fact, milestone } = objectAt(rule, [side]);
    return (
      (fact !== undefined && !has('facts', fact)) ||
      (milestone !== undefined && !has('milestones', milestone))
    );
  });
}

/**
 * The part of a starter that some groups hear at some milestones, with every channel, fact, relay and text that it
 * needs, and nothing else.
 */
export function startedFrom(
  { catalogue, texts }: StarterSource,
  chosen: ChosenParts,
): Pick<DraftDocument, 'catalogue' | 'texts'> {
  const groups = [...chosen.groups, catalogue.responsible];
  const { id: _, ...whole } = catalogue;
  let draft: DraftDocument = {
    ...{ rollout: {}, organisations: [] },
    catalogue: plain({ ...whole, relays: { ...whole.relays, ...relaysOfOthers(whole, groups) } }),
    texts: textsByTopic(texts),
  };
  const drop = (what: NamedThing, keeps: (name: string) => boolean) => {
    for (const name of Object.keys(objectAt(draft.catalogue, [what])))
      if (!keeps(name)) draft = withoutThing(draft, what, name);
  };
  drop('groups', (group) => groups.includes(group));
  drop('milestones', (kind) => chosen.milestones.includes(kind));
  const heard = () => listedIn(draft, 'messages');
  const countered = () =>
    Object.values(objectAt(draft.catalogue, ['counters'])).map((of) => objectAt(of, []).message);
  drop(
    'messages',
    (topic) =>
      (heard().has(topic) || countered().includes(topic)) &&
      namesAt(draft.catalogue, ['messages', topic, 'at']).length > 0,
  );
  drop('channels', (channel) => listedIn(draft, 'channels').has(channel));
  const needed = factsNeeded(draft);
  drop('facts', (fact) => needed.has(fact));
  const relays = relaysNeeded(draft);
  for (const relay of Object.keys(objectAt(draft.catalogue, ['relays'])))
    if (!relays.has(relay)) draft = asDocument(eraseAt(draft, ['catalogue', 'relays', relay], 2));
  return { catalogue: draft.catalogue, texts: draft.texts };
}

/** Groups that are not taken, but pass messages on to one that is: they come along as that. */
function relaysOfOthers({ groups: all }: Pick<CatalogueSource, 'groups'>, groups: readonly string[]) {
  const names = groups.flatMap((group) => all[group]?.relay ?? []);
  return Object.fromEntries(
    names.flatMap((relay) => (all[relay] && !groups.includes(relay) ? [[relay, all[relay].name]] : [])),
  );
}

function listedIn(draft: DraftDocument, what: 'messages' | 'channels'): Set<string> {
  const groups = Object.keys(objectAt(draft.catalogue, ['groups']));
  return new Set(groups.flatMap((group) => namesAt(draft.catalogue, ['groups', group, what])));
}

function relaysNeeded({ catalogue }: DraftDocument): Set<unknown> {
  const matters = writtenAt(catalogue, ['transfers', 'matters']);
  return new Set([
    ...Object.values(objectAt(catalogue, ['groups'])).map((of) => objectAt(of, []).relay),
    ...(Array.isArray(matters) ? matters.flatMap((matter) => namesAt(matter, ['to'])) : []),
  ]);
}

/** Facts that words refer to, that a rule or a date of what is left compares, or that a counter waits for. */
function factsNeeded({ catalogue, texts }: DraftDocument): Set<string> {
  const said = factsIn(JSON.stringify([texts, catalogue.groups, catalogue.milestones]));
  const { rules, milestoneDates, counters } = catalogue;
  const compared = Object.values(objectAt(rules, [])).flatMap((of) =>
    ['date', 'notBefore', 'notAfter'].map((side) => objectAt(of, [side]).fact),
  );
  const until = Object.values(objectAt(counters, [])).map((of) => objectAt(of, []).until);
  const dates = Object.values(objectAt(milestoneDates, []));
  return new Set([...said, ...compared, ...until, ...dates].filter((each) => typeof each === 'string'));
}

/** Texts as a draft has them: by topic, then by language. */
export function textsByTopic(texts: readonly Text[]): DraftDocument['texts'] {
  let byTopic: Written = {};
  for (const { topic, locale, ...text } of texts) byTopic = writeAt(byTopic, [topic, locale], plain(text));
  return asTexts(byTopic);
}

/** The places of a name by a pattern, the last of a list first, so that taking one out moves no other. */
function placesOf(whole: unknown, pattern: string, name: string): string[][] {
  const parts = pattern.split('.');
  const find = (here: unknown, [part, ...rest]: readonly string[], at: readonly string[]): string[][] => {
    if (part === undefined) return [[...at]];
    if (part === '[]')
      return (Array.isArray(here) ? here : [])
        .flatMap((each, index) => (each === name ? [[...at, String(index)]] : []))
        .toReversed();
    if (part === '{}')
      return Object.keys(objectAt(here, [])).flatMap((key) =>
        key === name || key === `before ${name}` ? [[...at, key]] : [],
      );
    if (part !== '*') return find(writtenAt(here, [part]), rest, [...at, part]);
    const entries = Array.isArray(here) || isWritten(here) ? Object.entries(here) : [];
    return entries.flatMap(([key, each]) => find(each, rest, [...at, key]));
  };
  return find(whole, parts, []);
}

function plain(value: object): Written {
  return objectAt({ value: JSON.parse(JSON.stringify(value)) }, ['value']);
}

function asTexts(written: Written): DraftDocument['texts'] {
  return Object.fromEntries(Object.keys(written).map((topic) => [topic, objectAt(written, [topic])]));
}

/** What was a draft is one after any of its parts have gone. */
function asDocument(written: Written): DraftDocument {
  return {
    rollout: objectAt(written, ['rollout']),
    catalogue: objectAt(written, ['catalogue']),
    texts: asTexts(objectAt(written, ['texts'])),
    organisations: (Array.isArray(written.organisations) ? written.organisations : []).filter(isWritten),
  };
}
