import { milestoneName } from '../../catalogue/catalogue.ts';
import { isErased } from '../../contacts/alias.ts';
import { type Contact, contactId, isActive } from '../../contacts/contact.ts';
import type { ContactStore } from '../../contacts/contact-store.ts';
import type { LedgerCell } from '../../ledger/ledger.ts';
import { occasionsLeft } from '../../ledger/work-left.ts';
import type { People } from '../../people/person.ts';
import { changeName } from '../../plan/change.ts';
import { isTold, type Milestone } from '../../plan/milestone.ts';
import { isOpenTask } from '../../plan/task-step.ts';
import type { PressVersion } from '../../press/press-version.ts';
import { pressReadersOf, visibleVersions } from '../../press/press-visibility.ts';
import type { Organisation } from '../../rollout/organisation.ts';
import type { Rollout } from '../../rollout/rollout.ts';
import type { Admission, User, UserRole } from '../../rollout/user.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';
import { bareWords, likeness } from '../../shared/likeness.ts';
import { inLocale, type Localised, nameOrId } from '../../shared/locale.ts';
import { showWork } from '../../tasks/use-cases/show-work.ts';
import type { ShowHomePorts } from './show-home.ts';
import type { ShowOwnHomePorts } from './show-own-home.ts';

export type FindAnythingPorts = ShowHomePorts &
  ShowOwnHomePorts & { contactStore: Pick<ContactStore, 'read'>; people: Pick<People, 'read'> };

/** What can be found, in the order in which it is shown. */
export const FOUND_KINDS = [
  'organisation',
  'contact',
  'person',
  'milestone',
  'message',
  'release',
  'task',
] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

/** Something that was found, with the page that shows it. */
export type Found = { kind: FoundKind; name: string; detail: string; href: string };

export type Findings = { kind: FoundKind; all: number; shown: readonly Found[] }[];

type Entry = Found & { words: readonly string[] };
type Asked = { text: string; locale: string; user: User; admission: Admission };

const SHOWN = 10;
/** Milestones of a rollout whose tasks are looked through: those told last. */
const WITH_TASKS = 5;

/**
 * Everything within the reader's reach that has the words of a text, by kind, the most alike first. Words may be begun,
 * or be parts of others; only where nothing has them may they be misspelled. A local lead finds what is her own
 * organisation's and nothing of any other: no row of another one is read.
 */
export async function findAnything(asked: Asked, ports: FindAnythingPorts): Promise<Findings> {
  const wanted = bareWords(asked.text);
  if (wanted.length === 0) return [];
  const entries = await entriesFor(asked, ports);
  const exact = alike(entries, wanted, false);
  const found = exact.length > 0 ? exact : alike(entries, wanted, true);
  return FOUND_KINDS.flatMap((kind) => {
    const all = found.filter((one) => one.kind === kind);
    return all.length > 0 ? [{ kind, all: all.length, shown: all.slice(0, SHOWN) }] : [];
  });
}

function alike(entries: readonly Entry[], wanted: readonly string[], misspelled: boolean): Found[] {
  return entries
    .flatMap(({ words, ...found }) => {
      const score = likeness(wanted, words, { misspelled });
      return score === undefined ? [] : [{ found, score }];
    })
    .toSorted((a, b) => a.score - b.score || a.found.name.localeCompare(b.found.name, 'sv'))
    .map(({ found }) => found);
}

function entry(found: Found, ...more: readonly (string | Localised | undefined)[]): Entry {
  const texts = more.flatMap((one) => (typeof one === 'object' ? Object.values(one) : [one ?? '']));
  return { ...found, words: [...new Set([found.name, found.detail, ...texts].flatMap(bareWords))] };
}

async function entriesFor(asked: Asked, ports: FindAnythingPorts): Promise<Entry[]> {
  const { admission } = asked;
  const found = await (admission.everything
    ? entriesOfCountry(asked, ports)
    : entriesOfOrganisation(asked, admission.organisation, ports));
  return found.flat();
}

async function entriesOfCountry(asked: Asked, ports: FindAnythingPorts): Promise<Entry[][]> {
  const { user, locale } = asked;
  const [organisations, rollouts] = await allSettledOrThrow([
    ports.organisations.list(),
    ports.rollouts.list(),
  ]);
  const has = (role: UserRole) => user.roles.includes(role);
  const names = new Map(organisations.map((one) => [one.code, inLocale(one.name, locale)]));
  const codes = organisations.map(({ code }) => code);
  const [contacts, people, ofRollouts] = await allSettledOrThrow([
    has('coordinator') ? contactEntries(codes, names, ports) : [],
    has('coordinator') ? personEntries(names, ports) : [],
    allSettledOrThrow(rollouts.map((rollout) => entriesOfRollout(rollout, { asked, names }, ports))),
  ]);
  const newest = ofRollouts.flatMap(({ newest: one }) => one ?? [])[0];
  const places = organisations.flatMap((one) => organisationEntry(one, { user, locale, newest }));
  return [places, contacts, people, ...ofRollouts.map(({ entries }) => entries)];
}

type OfPlace = { user: User; locale: string; newest: Milestone | undefined };

/** Leads to what the reader's role does with an organisation. */
function organisationEntry({ code, name }: Organisation, { user, locale, newest }: OfPlace): Entry[] {
  const ledger = newest && `/milestones/${newest.id}/ledger?organisation=${code}`;
  const href = user.roles.includes('coordinator')
    ? `/organisations/${code}/work`
    : user.roles.includes('registrar')
      ? `/register?organisation=${code}`
      : ledger;
  if (href === undefined) return [];
  return [entry({ kind: 'organisation', name: inLocale(name, locale), detail: code, href }, name)];
}

async function contactEntries(
  codes: readonly string[],
  names: ReadonlyMap<string, string>,
  { contactStore }: Pick<FindAnythingPorts, 'contactStore'>,
): Promise<Entry[]> {
  const { contacts } = await contactStore.read(codes);
  return contacts
    .filter((one) => isActive(one) && !isErased(one.address))
    .map((one) => contactEntry(one, names));
}

function contactEntry(contact: Contact, names: ReadonlyMap<string, string>): Entry {
  const { organisation, name, address } = contact;
  const href = `/contacts/${organisation}/${contactId(contact)}`;
  const detail = `${names.get(organisation) ?? organisation}, ${address}`;
  return entry({ kind: 'contact', name, detail, href });
}

async function personEntries(
  names: ReadonlyMap<string, string>,
  { people }: Pick<FindAnythingPorts, 'people'>,
): Promise<Entry[]> {
  const all = (await people.read()).people.filter(
    ({ state, address }) => state !== 'ended' && !isErased(address),
  );
  return all.map(({ id, name, address, organisation }) => {
    const place = organisation === undefined ? [] : [names.get(organisation) ?? organisation];
    return entry({ kind: 'person', name, detail: [...place, address].join(', '), href: `/people/${id}` });
  });
}

type InCountry = { asked: Asked; names: ReadonlyMap<string, string> };

async function entriesOfRollout(
  rollout: Rollout,
  { asked, names }: InCountry,
  ports: FindAnythingPorts,
): Promise<{ entries: Entry[]; newest: Milestone | undefined }> {
  const { locale, user } = asked;
  const [current, all, releases] = await allSettledOrThrow([
    ports.catalogues.currentVersion(rollout.catalogue),
    ports.milestones.allOf(rollout.id),
    releaseEntries(rollout, asked, ports),
  ]);
  const catalogue =
    current === undefined ? undefined : await ports.catalogues.withoutTexts(rollout.catalogue, current);
  if (!catalogue) return { entries: releases, newest: undefined };
  const service = inLocale(rollout.name, locale);
  const milestones = all.toSorted((a, b) => b.receivedAt - a.receivedAt);
  const named = (milestone: Milestone) =>
    milestone.change
      ? changeName(milestone.change, catalogue, locale)
      : milestoneName(catalogue, milestone.kind, locale);
  const told = milestones.filter((one) => isTold(one) && !one.change);
  const coordinates = user.roles.includes('coordinator');
  const tasks = coordinates
    ? await mapInChunks(told.slice(0, WITH_TASKS), async (milestone) => {
        const rows = await ports.ledgers.ofMilestone(milestone.id);
        return rows.flatMap(({ organisation, cells }) =>
          taskEntries(cells, {
            ...{ organisation, milestone, catalogue, locale },
            detail: `${names.get(organisation) ?? organisation}, ${named(milestone)}`,
          }),
        );
      })
    : [];
  return {
    newest: told[0],
    entries: [
      ...milestones.map((one) =>
        entry(
          {
            kind: 'milestone',
            name: named(one),
            detail: `${service}, ${one.occurredOn}`,
            href: `/milestones/${one.id}`,
          },
          one.id,
        ),
      ),
      ...Object.entries(catalogue.messages).map(([topic, { name }]) =>
        entry(
          {
            ...{ kind: 'message', name: inLocale(name, locale), detail: service },
            href: coordinates
              ? `/catalogues/${catalogue.id}/messages/${topic}`
              : `/catalogues/${catalogue.id}`,
          },
          name,
          topic,
        ),
      ),
      ...releases,
      ...tasks.flat(),
    ],
  };
}

type OfTasks = {
  organisation: string;
  milestone: Pick<Milestone, 'id'>;
  catalogue: { channels: Readonly<Record<string, { name: Localised }>> };
  locale: string;
  detail: string;
};

/** One entry for each occasion that is left; whoever has it can be looked for. */
function taskEntries(
  cells: readonly LedgerCell[],
  { organisation, milestone, catalogue, locale, detail }: OfTasks,
): Entry[] {
  const open = occasionsLeft(cells);
  return [...Map.groupBy(open, ({ channel }) => channel)].map(([channel, of]) => {
    const name = nameOrId(catalogue.channels[channel]?.name, channel, locale);
    const href = `/organisations/${organisation}/work/${milestone.id}/${channel}`;
    return entry({ kind: 'task', name, detail, href }, ...of.map(({ contactName }) => contactName));
  });
}

async function releaseEntries(
  rollout: Rollout,
  { user, locale }: Asked,
  { pressReleases }: Pick<FindAnythingPorts, 'pressReleases'>,
): Promise<Entry[]> {
  const readers = pressReadersOf(user);
  const ids = await pressReleases.ofRollout(rollout.id);
  const versions = await mapInChunks(ids, async (id) =>
    visibleVersions(await pressReleases.versions(id), readers).at(-1),
  );
  return versions
    .filter((version) => version !== undefined)
    .map((version) => releaseEntry(version, inLocale(rollout.name, locale), locale));
}

function releaseEntry({ id, draft }: PressVersion, service: string, locale: string): Entry {
  const headlines =
    draft.kind === 'national'
      ? Object.fromEntries(Object.entries(draft.texts).map(([each, { headline }]) => [each, headline]))
      : {};
  const name = inLocale(headlines, locale) || id;
  return entry({ kind: 'release', name, detail: service, href: `/press/${id}` }, headlines, id);
}

/** A lead's: her organisation, its contacts and tasks, the milestones that it was told, and releases that she sees. */
async function entriesOfOrganisation(
  asked: Asked,
  code: string,
  ports: FindAnythingPorts,
): Promise<Entry[][]> {
  const { user, locale, admission } = asked;
  const work = await showWork({ organisation: code, reader: { user, admission } }, ports);
  if (!work) return [];
  const place = inLocale(work.organisation.name, locale);
  const names = new Map([[code, place]]);
  const [contacts, releases] = await allSettledOrThrow([
    contactEntries([code], names, ports),
    allSettledOrThrow(work.rollouts.map((rollout) => releaseEntries(rollout, asked, ports))),
  ]);
  const lists = work.lists.map(({ milestone, catalogue, rollout, tasks }) => {
    const name = milestone.change
      ? changeName(milestone.change, catalogue, locale)
      : milestoneName(catalogue, milestone.kind, locale);
    const detail = `${inLocale(rollout.name, locale)}, ${milestone.occurredOn}`;
    const href = `/organisations/${code}/ledger/${milestone.id}`;
    const open = Map.groupBy(tasks.filter(isOpenTask), ({ channel }) => channel);
    return [
      entry({ kind: 'milestone', name, detail, href }, milestone.id),
      ...[...open].map(([channel, of]) =>
        entry(
          {
            ...{
              kind: 'task',
              name: nameOrId(catalogue.channels[channel]?.name, channel, locale),
              detail: name,
            },
            href: `/organisations/${code}/work/${milestone.id}/${channel}`,
          },
          ...of.map(({ contactName }) => contactName),
        ),
      ),
    ];
  });
  const own = entry(
    { kind: 'organisation', name: place, detail: code, href: `/organisations/${code}/work` },
    work.organisation.name,
  );
  return [[own], contacts, ...lists, ...releases];
}
