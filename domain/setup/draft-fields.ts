import { carrierSchema, materialSchema, ownerSchema } from '../catalogue/carrier.ts';
import { impactSchema } from '../catalogue/catalogue-ids.ts';
import { factTypeSchema } from '../catalogue/fact.ts';
import { TELLING_FORMS } from '../catalogue/short-forms.ts';
import { approvalPolicySchema } from '../rollout/approval.ts';
import { organisationKindSchema } from '../rollout/organisation.ts';
import type { DraftDocument } from './rollout-draft.ts';
import { namesAt, objectAt, type WrittenPlace, writtenAt } from './written.ts';

/**
 * How a field is written: a line, text of several lines, a list with an item a line, a number, one of some options,
 * any of them, or yes.
 */
export type FieldKind = 'line' | 'text' | 'items' | 'number' | 'day' | 'choice' | 'ticks' | 'yes';

/** The pages of a draft, in their order. */
export const DRAFT_STEP_NAMES = [
  'basics',
  'milestones',
  'messages',
  'channels',
  'groups',
  'facts',
  'organisations',
  'policy',
] as const;
export type DraftStep = (typeof DRAFT_STEP_NAMES)[number];
export function isDraftStep(name: string): name is DraftStep {
  return DRAFT_STEP_NAMES.some((step) => step === name);
}

/** The languages that are offered to write in. */
export const OFFERED_LOCALES = ['sv', 'en'] as const;

export type DraftFieldName =
  | 'name'
  | 'locales'
  | 'office'
  | 'contactName'
  | 'contactAddress'
  | 'from'
  | 'registerNumber'
  | 'subject'
  | 'lead'
  | 'day'
  | 'beforeName'
  | 'beforeLead'
  | 'at'
  | 'carrier'
  | 'sender'
  | 'owner'
  | 'due'
  | 'notice'
  | 'minutes'
  | 'material'
  | 'you'
  | 'messages'
  | 'channels'
  | 'relay'
  | 'scope'
  | 'side'
  | 'tier'
  | 'nextStep'
  | 'type'
  | 'reach'
  | 'value'
  | 'code'
  | 'kind'
  | 'locale'
  | 'impact'
  | 'own'
  | 'approval'
  | 'responsible'
  | 'undoSeconds'
  | 'namesOverdue'
  | 'title'
  | 'common'
  | 'section'
  | 'ahead'
  | 'question'
  | 'essentials'
  | (typeof TELLING_FORMS)[number];

/**
 * A field of a draft as a row of a table. In its place `{item}` is what the page is about, `{language}` each language
 * of the rollout, `{kind}` each milestone of the message, `{step}` each milestone, `{own}` each fact of an
 * organisation.
 */
type FieldRow = {
  name: DraftFieldName;
  place: string;
  as: FieldKind;
  options?: (document: DraftDocument, item: string) => readonly string[];
  /** Whether it belongs to what has been chosen so far. */
  when?: (document: DraftDocument, item: string) => boolean;
};

const SENDERS = ['organisation', 'national-office'] as const;
const keysOf =
  (...place: string[]) =>
  (document: DraftDocument) =>
    Object.keys(objectAt(document, place));
/** The languages of a draft, the default first. */
export function draftLocales(document: DraftDocument): string[] {
  const chosen = namesAt(document, ['catalogue', 'locales']);
  return chosen.length > 0 ? chosen : [OFFERED_LOCALES[0]];
}

const carrier =
  (wanted: string) =>
  (document: DraftDocument, item: string): boolean =>
    writtenAt(document, ['catalogue', 'channels', item, 'carrier']) === wanted;
const isOfRollout = (document: DraftDocument, item: string) =>
  writtenAt(document, ['catalogue', 'facts', item, 'scope']) !== 'organisation';

/** The pages of a draft in their order, each with its fields; those in `items` have a page for each item. */
export const DRAFT_STEPS: Readonly<Record<DraftStep, { items?: string; fields: readonly FieldRow[] }>> = {
  basics: {
    fields: [
      { name: 'name', place: 'rollout.name.{language}', as: 'line' },
      { name: 'locales', place: 'catalogue.locales', as: 'ticks', options: () => OFFERED_LOCALES },
      { name: 'office', place: 'organisations.{office}.name.{language}', as: 'line' },
      { name: 'contactName', place: 'rollout.contact.name', as: 'line' },
      { name: 'contactAddress', place: 'rollout.contact.address', as: 'line' },
      { name: 'from', place: 'rollout.from', as: 'line' },
      { name: 'registerNumber', place: 'rollout.registerNumber', as: 'line' },
    ],
  },
  milestones: {
    items: 'catalogue.milestones',
    fields: [
      { name: 'name', place: 'catalogue.milestones.{item}.{language}.name', as: 'line' },
      { name: 'subject', place: 'catalogue.milestones.{item}.{language}.subject', as: 'line' },
      { name: 'lead', place: 'catalogue.milestones.{item}.{language}.lead', as: 'text' },
      { name: 'day', place: 'rollout.facts.{day}', as: 'day' },
      { name: 'beforeName', place: 'catalogue.milestones.{item}.{language}.before.name', as: 'line' },
      { name: 'beforeLead', place: 'catalogue.milestones.{item}.{language}.before.lead', as: 'text' },
    ],
  },
  messages: {
    items: 'catalogue.messages',
    fields: [
      { name: 'name', place: 'catalogue.messages.{item}.name.{language}', as: 'line' },
      {
        name: 'at',
        place: 'catalogue.messages.{item}.at',
        as: 'ticks',
        options: (document, item) => [
          ...keysOf('catalogue', 'milestones')(document),
          // What a counter says is left where it is.
          ...namesAt(document, ['catalogue', 'messages', item, 'at']).filter((kind) =>
            Object.hasOwn(objectAt(document, ['catalogue', 'counters']), kind),
          ),
        ],
      },
    ],
  },
  channels: {
    items: 'catalogue.channels',
    fields: [
      { name: 'name', place: 'catalogue.channels.{item}.name.{language}', as: 'line' },
      {
        name: 'carrier',
        place: 'catalogue.channels.{item}.carrier',
        as: 'choice',
        options: () => carrierSchema.options,
      },
      {
        ...{ name: 'sender', place: 'catalogue.channels.{item}.sender', as: 'choice' },
        options: () => SENDERS,
        when: carrier('mail'),
      },
      {
        ...{ name: 'owner', place: 'catalogue.channels.{item}.owner', as: 'choice' },
        options: () => ownerSchema.options,
        when: carrier('people'),
      },
      { name: 'due', place: 'catalogue.channels.{item}.due', as: 'number', when: carrier('people') },
      { name: 'notice', place: 'catalogue.channels.{item}.notice', as: 'number', when: carrier('people') },
      { name: 'minutes', place: 'catalogue.channels.{item}.minutes', as: 'number', when: carrier('people') },
      {
        ...{ name: 'material', place: 'catalogue.channels.{item}.material', as: 'ticks' },
        options: () => materialSchema.options,
        when: carrier('people'),
      },
    ],
  },
  groups: {
    items: 'catalogue.groups',
    fields: [
      { name: 'name', place: 'catalogue.groups.{item}.name.{language}', as: 'line' },
      { name: 'you', place: 'catalogue.groups.{item}.you.{language}', as: 'line' },
      {
        ...{ name: 'messages', place: 'catalogue.groups.{item}.messages', as: 'ticks' },
        options: keysOf('catalogue', 'messages'),
      },
      {
        ...{ name: 'channels', place: 'catalogue.groups.{item}.channels', as: 'ticks' },
        options: keysOf('catalogue', 'channels'),
      },
      {
        ...{ name: 'relay', place: 'catalogue.groups.{item}.relay', as: 'choice' },
        options: (document, item) => [
          ...keysOf('catalogue', 'relays')(document),
          ...keysOf('catalogue', 'groups')(document).filter((group) => group !== item),
        ],
      },
      {
        ...{ name: 'scope', place: 'catalogue.groups.{item}.scope', as: 'choice' },
        options: () => ['local', 'national'],
      },
      {
        ...{ name: 'side', place: 'catalogue.groups.{item}.side', as: 'choice' },
        options: () => ['internal', 'external'],
      },
      { name: 'tier', place: 'catalogue.groups.{item}.tier', as: 'number' },
      { name: 'nextStep', place: 'catalogue.groups.{item}.nextStep.{step}.{language}', as: 'line' },
    ],
  },
  facts: {
    items: 'catalogue.facts',
    fields: [
      { name: 'name', place: 'catalogue.facts.{item}.name.{language}', as: 'line' },
      {
        ...{ name: 'type', place: 'catalogue.facts.{item}.type', as: 'choice' },
        options: () => factTypeSchema.options,
      },
      {
        ...{ name: 'reach', place: 'catalogue.facts.{item}.scope', as: 'choice' },
        options: () => ['rollout', 'organisation'],
      },
      { name: 'value', place: 'rollout.facts.{item}', as: 'line', when: isOfRollout },
    ],
  },
  organisations: {
    items: 'organisations',
    fields: [
      { name: 'code', place: 'organisations.{item}.code', as: 'line' },
      { name: 'name', place: 'organisations.{item}.name.{language}', as: 'line' },
      {
        ...{ name: 'kind', place: 'organisations.{item}.kind', as: 'choice' },
        options: () => organisationKindSchema.options,
      },
      { name: 'locale', place: 'organisations.{item}.locale', as: 'choice', options: draftLocales },
      {
        ...{ name: 'impact', place: 'organisations.{item}.impact', as: 'choice' },
        options: () => impactSchema.options,
      },
      { name: 'registerNumber', place: 'organisations.{item}.registerNumber', as: 'line' },
      { name: 'own', place: 'organisations.{item}.facts.{own}', as: 'line' },
    ],
  },
  policy: {
    fields: [
      {
        ...{ name: 'approval', place: 'rollout.approval', as: 'choice' },
        options: () => approvalPolicySchema.options,
      },
      {
        ...{ name: 'responsible', place: 'catalogue.responsible', as: 'choice' },
        options: keysOf('catalogue', 'groups'),
      },
      { name: 'undoSeconds', place: 'rollout.undoSeconds', as: 'number' },
      { name: 'namesOverdue', place: 'rollout.namesOverdue', as: 'yes' },
    ],
  },
};

/** The words of one message in one language: a page of its own below the message's. */
const WORDS: readonly FieldRow[] = [
  { name: 'title', place: 'texts.{item}.{tongue}.title', as: 'line' },
  { name: 'common', place: 'texts.{item}.{tongue}.common', as: 'text' },
  { name: 'section', place: 'texts.{item}.{tongue}.sections.{kind}', as: 'text' },
  { name: 'ahead', place: 'texts.{item}.{tongue}.before.{kind}', as: 'text' },
  ...TELLING_FORMS.map(
    (form): FieldRow => ({ name: form, place: `texts.{item}.{tongue}.forms.{part}.${form}`, as: 'text' }),
  ),
  { name: 'question', place: 'texts.{item}.{tongue}.forms.{part}.question', as: 'line' },
  { name: 'essentials', place: 'texts.{item}.{tongue}.forms.{part}.essentials', as: 'items' },
];

/** What a page of a draft is about: a step, with the item of one that has items, and the language of its words. */
export type DraftPage = { step: DraftStep; item?: string; tongue?: string };

/** A field of a page: where it stands, and of which language, milestone, part or fact it is. */
export type DraftField = {
  /** Unique on the page. */
  id: string;
  name: DraftFieldName;
  place: WrittenPlace;
  as: FieldKind;
  options: readonly string[];
  language?: string;
  about?: string;
};

/** The fields of a page of a draft as it stands. */
export function fieldsOfPage(document: DraftDocument, { step, item = '', tongue }: DraftPage): DraftField[] {
  const rows: readonly FieldRow[] = tongue === undefined ? DRAFT_STEPS[step].fields : WORDS;
  return rows
    .filter(({ when }) => when?.(document, item) ?? true)
    .flatMap((row) => expanded(row, { document, item, tongue: tongue ?? '' }));
}

type Expanding = { document: DraftDocument; item: string; tongue: string };

function expanded(row: FieldRow, at: Expanding): DraftField[] {
  const { document, item } = at;
  const about = aboutIn(row.place, at) ?? [undefined];
  const languages = row.place.includes('{language}') ? draftLocales(document) : [undefined];
  return about.flatMap((each) =>
    languages.flatMap((language): DraftField[] => {
      const place = placeOf(row.place, { ...at, about: each, language });
      if (place.includes('')) return [];
      return [
        {
          id: [row.name, each?.replaceAll(/\W+/g, '-'), language]
            .filter((part) => part !== undefined)
            .join('-'),
          ...{
            name: row.name,
            place,
            as: kindAt(place, document) ?? row.as,
            options: row.options?.(document, item) ?? [],
          },
          ...((language ?? (at.tongue || undefined)) && { language: language ?? at.tongue }),
          ...(each !== undefined && { about: each }),
        },
      ];
    }),
  );
}

/** A fact that is a day is given as one. */
function kindAt(place: WrittenPlace, document: DraftDocument): FieldKind | undefined {
  const fact = place.at(-2) === 'facts' && place[0] !== 'catalogue' ? place.at(-1) : undefined;
  if (fact === undefined) return undefined;
  return writtenAt(document, ['catalogue', 'facts', fact, 'type']) === 'date' ? 'day' : undefined;
}

/** What a place stands for more than once: milestones of a message, parts of its words, facts of an organisation. */
function aboutIn(place: string, { document, item, tongue }: Expanding): string[] | undefined {
  const kinds = namesAt(document, ['catalogue', 'messages', item, 'at']);
  if (place.includes('{kind}')) return kinds;
  if (place.includes('{step}')) return keysOf('catalogue', 'milestones')(document);
  if (place.includes('{own}'))
    return keysOf('catalogue', 'facts')(document).filter((fact) => !isOfRollout(document, fact));
  // Forms stand at the common part, and wherever they have been written.
  if (place.includes('{part}'))
    return [...new Set(['common', ...keysOf('texts', item, tongue, 'forms')(document)])];
  return undefined;
}

function placeOf(
  place: string,
  {
    document,
    item,
    tongue,
    about = '',
    language = '',
  }: Expanding & { about?: string | undefined; language?: string | undefined },
): WrittenPlace {
  return place.split('.').map((part) => {
    if (part === '{item}') return item;
    if (part === '{tongue}') return tongue;
    if (part === '{language}') return language;
    if (part === '{office}') return officeIn(document);
    if (part === '{day}') return dayFactOf(document, item);
    return part.startsWith('{') ? about : part;
  });
}

/** The place of the national office in the list of organisations; empty if there is none. */
function officeIn({ organisations }: DraftDocument): string {
  const at = organisations.findIndex(({ kind }) => kind === 'national');
  return at < 0 ? '' : String(at);
}

/** The fact that holds the planned day of a milestone; empty where each organisation has its own. */
function dayFactOf(document: DraftDocument, kind: string): string {
  const fact = writtenAt(document, ['catalogue', 'milestoneDates', kind]);
  return typeof fact === 'string' && isOfRollout(document, fact) ? fact : '';
}
