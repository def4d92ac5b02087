import { answersThatHold, inReadersLanguage } from '../answers/published-answer.ts';
import type { Facts } from '../catalogue/fact.ts';
import { withFacts } from '../catalogue/fact-references.ts';
import { shownFacts, type TextResolver } from '../catalogue/text-resolver.ts';
import { contactFacts } from '../plan/contact-facts.ts';
import { reachedKinds } from '../plan/day-of-truth.ts';
import type { KnownChange } from '../plan/facts-in-time.ts';
import { factsOfTopic } from '../plan/holding.ts';
import { milestoneWordsIn, notches } from '../plan/mail-content.ts';
import type { Responsible } from '../rollout/responsible.ts';
import { registerNumberOf } from '../rollout/rollout.ts';
import { toStockholm } from '../shared/stockholm-time.ts';
import {
  occasionsWith,
  type Packet,
  type PacketFact,
  type PacketMessage,
  type Transfer,
  type Withheld,
} from './packet.ts';
import { type PacketContext, type PacketInput, packetContext } from './packet-context.ts';
import { packetOccasions } from './packet-occasions.ts';

/** Resolves one organisation's packet from the basis of its plan with the facts of a time. Pure: deterministic. */
export function resolvePacket(input: PacketInput): Packet {
  const context = packetContext(input);
  const { milestone, basis, version, locale, contact, inWords } = context;
  const { organisation, rollout, office, participation } = basis;
  const kinds = Object.keys(version.catalogue.milestones);
  const facts = factsOf(context);
  const values = Object.fromEntries(Object.entries(facts).map(([name, { text }]) => [name, text]));
  const words = milestoneWordsIn(context, locale);
  const registerNumber = registerNumberOf(rollout, participation);
  const { logo, handles = {} } = organisation;
  const occasions = packetOccasions(context, input);
  const undone = milestone.undone?.[organisation.code];
  return {
    id: `${milestone.id}-${organisation.code}`,
    locale,
    at: input.at,
    ...(undone && { undoneOn: undone.on }),
    ...changedOf(context, { occasions, changes: input.changes ?? [] }),
    milestone: {
      id: milestone.id,
      kind: milestone.kind,
      occurredOn: context.day ?? milestone.occurredOn,
      last: kinds.at(-1) === milestone.kind,
      name: words?.name ?? milestone.kind,
      lead: withFacts(words?.lead ?? '', values),
    },
    steps: notches(context.version.catalogue, reachedKinds(milestone, organisation.code), locale),
    service: values.service ?? rollout.id,
    responsible: version.catalogue.responsible,
    organisation: {
      code: organisation.code,
      name: values.organisation ?? organisation.code,
      ...(logo && { logo: { ...logo, shownAlt: inWords(logo.alt, organisation.code) } }),
      handles,
    },
    contact,
    office: { name: inWords(office.name, office.code), contact: rollout.contact },
    ...(registerNumber === undefined ? {} : { registerNumber }),
    facts,
    messages: messagesOf(
      context,
      context.texts,
      occasions.filter(({ before }) => !before),
    ),
    before: beforeOf(context, { words: words?.before, values, occasions }),
    occasions,
    ...transfersOf(context, occasions, values),
    withheld: withheldOf(context, occasions),
    answers: answersIn(context, input),
  };
}

/** In the packet's language; what was answered later than its time is not in it. */
function answersIn(
  { basis, facts, locale }: PacketContext,
  { answers = [], at }: PacketInput,
): Packet['answers'] {
  const day = toStockholm(at).date;
  const known = answers.filter(({ answeredOn }) => answeredOn <= day);
  return answersThatHold(known, { organisation: basis.organisation.code, facts }).map((one) =>
    inReadersLanguage(one, locale),
  );
}

/** Enough for one matter: who answers calls looks for a name, not for a list. */
const PEOPLE_FOR_A_MATTER = 2;

function transfersOf(
  { version, contacts, contact, inWords }: PacketContext,
  occasions: Packet['occasions'],
  values: Readonly<Record<string, string>>,
): Pick<Packet, 'transfers' | 'transferHours'> {
  const { transfers } = version.catalogue;
  if (!transfers) return { transfers: [] };
  const asked = occasionsWith({ occasions }, 'question-script');
  const answering = new Set(
    asked.flatMap(({ told }) => told.flatMap(({ side, group }) => (side === 'internal' ? [group] : []))),
  );
  const others = contacts.filter(({ groups }) => !groups.some((group) => answering.has(group)));
  const matters = transfers.matters.map(({ about, to }, index): Transfer => {
    const role = to.find((one) => others.some(({ groups }) => groups.includes(one)));
    const people = others
      .filter(({ groups }) => role !== undefined && groups.includes(role))
      .slice(0, PEOPLE_FOR_A_MATTER)
      .map(({ name, address }): Responsible => ({ name, address }));
    return {
      about: inWords(about, String(index)),
      people: people.length > 0 ? people : [contact],
      standsIn: people.length === 0,
    };
  });
  const hours = transfers.hours === undefined ? undefined : values[transfers.hours];
  return { transfers: matters, ...(hours === undefined ? {} : { transferHours: hours }) };
}

/** What has changed of what is still to be told. */
function changedOf(
  { version: { catalogue, texts }, milestone: { kind }, inWords }: PacketContext,
  { occasions, changes }: { occasions: Packet['occasions']; changes: readonly KnownChange[] },
): Pick<Packet, 'changed'> {
  const open = occasions.filter(({ changedAt }) => changedAt !== undefined);
  if (open.length === 0) return {};
  const topics = open.flatMap(({ told }) =>
    told.flatMap(({ messages, withheld }) => [...messages, ...withheld]),
  );
  const stated = new Set(topics.flatMap((topic) => factsOfTopic({ texts }, { topic, kind })));
  const moved = new Set(changes.flatMap(({ facts }) => facts.map(({ fact }) => fact)));
  const names = Object.entries(catalogue.facts).filter(([fact]) => moved.has(fact) && stated.has(fact));
  return {
    changed: {
      at: Math.max(...open.map(({ changedAt = 0 }) => changedAt)),
      facts: names.map(([fact, { name }]) => inWords(name, fact)),
    },
  };
}

function factsOf({ facts, version, basis, locale, contact, inWords }: PacketContext): Packet['facts'] {
  const { facts: definitions } = version.catalogue;
  const shown = shownFacts(facts, definitions, locale);
  // In catalogue order: a stored map has no order.
  const declared = Object.entries(definitions).flatMap(([fact, { name, scope }]): [string, PacketFact][] => {
    const known = shown[fact];
    if (!known) return [];
    const own = scope === 'organisation';
    return [[fact, { ...known, name: inWords(name, fact), own, ...dayOf(facts, fact, known.type) }]];
  });
  const builtIn = (type: PacketFact['type'], text: string): PacketFact => ({
    type,
    text,
    name: '',
    own: false,
  });
  return {
    ...Object.fromEntries(declared),
    service: builtIn('text', inWords(basis.rollout.name, basis.rollout.id)),
    organisation: builtIn('text', inWords(basis.organisation.name, basis.organisation.code)),
    ...Object.fromEntries(
      Object.entries(
        contactFacts(contact, { catalogue: version.catalogue, rollout: basis.rollout, locale }),
      ).map(([fact, { type, text }]) => [fact, builtIn(type, text)]),
    ),
  };
}

function dayOf(facts: Facts, fact: string, type: PacketFact['type']): { day?: string } {
  const value = facts[fact];
  return type === 'date' && typeof value === 'string' ? { day: value } : {};
}

function messagesOf(
  { version, inWords, locale }: PacketContext,
  texts: TextResolver,
  occasions: Packet['occasions'],
): Packet['messages'] {
  const topics = new Set(occasions.flatMap(({ told }) => told.flatMap(({ messages }) => messages)));
  return Object.fromEntries(
    [...topics].flatMap((topic): [string, PacketMessage][] => {
      const said = texts.words(topic, locale);
      return said
        ? [[topic, { ...said, name: inWords(version.catalogue.messages[topic]?.name, topic) }]]
        : [];
    }),
  );
}

type Ahead = {
  words: { name: string; lead: string } | undefined;
  values: Readonly<Record<string, string>>;
  occasions: Packet['occasions'];
};

function beforeOf(context: PacketContext, { words, values, occasions }: Ahead): Packet['before'] {
  const { milestone, basis, version, locale, day } = context;
  const { id, kind } = milestone;
  const earlier = reachedKinds(milestone, basis.organisation.code);
  earlier.delete(kind);
  const last = Object.keys(version.catalogue.milestones).at(-1) === kind;
  return {
    milestone: {
      ...{ id, kind, occurredOn: day ?? milestone.occurredOn, last },
      ...(milestone.daysOff ? { daysOff: milestone.daysOff } : {}),
      name: withFacts(words?.name ?? '{service}', values),
      lead: withFacts(words?.lead ?? '{service}', values),
    },
    steps: notches(version.catalogue, earlier, locale),
    messages: messagesOf(
      context,
      context.ahead,
      occasions.filter(({ before }) => before),
    ),
  };
}

function withheldOf(
  { version, inWords, texts, ahead, locale }: PacketContext,
  occasions: Packet['occasions'],
): Withheld[] {
  const topics = [...new Set(occasions.flatMap(({ told }) => told.flatMap(({ withheld }) => withheld)))];
  for (const topic of topics) texts.words(topic, locale);
  const gaps = [...texts.gaps(), ...ahead.gaps()];
  return topics.map((topic) => ({
    topic,
    name: inWords(version.catalogue.messages[topic]?.name, topic),
    facts: gaps.flatMap((gap) =>
      gap.kind === 'missing-fact' && gap.topics.includes(topic)
        ? [inWords(version.catalogue.facts[gap.fact]?.name, gap.fact)]
        : [],
    ),
  }));
}
