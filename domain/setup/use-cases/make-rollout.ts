import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Organisations } from '../../rollout/organisation.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { rolloutIdSchema } from '../../rollout/rollout-id.ts';
import type { User } from '../../rollout/user.ts';
import { NotFound } from '../../shared/errors.ts';
import { parseInput } from '../../shared/parse-input.ts';
import { plainText } from '../../shared/plain-text.ts';
import { type Problem, problemAt } from '../../shared/problem.ts';
import { AGAIN, retryLostRace } from '../../shared/retry-lost-race.ts';
import { slugOf } from '../../shared/slug.ts';
import { checkDraft } from '../check-draft.ts';
import type { DraftPage } from '../draft-fields.ts';
import { type ChosenParts, type StarterSource, startedFrom } from '../draft-starter.ts';
import type { DraftDocument, RolloutDraft, RolloutDrafts, Starter } from '../rollout-draft.ts';
import { seenOnPage, type Typed, withTyped } from '../write-draft.ts';
import type { Written } from '../written.ts';
import { type ImportRolloutPorts, importRollout, type RolloutImportResult } from './import-rollout.ts';

export type MakeRolloutPorts = {
  rolloutDrafts: RolloutDrafts;
  rollouts: Pick<Rollouts, 'list' | 'find'>;
  catalogues: Pick<Catalogues, 'currentVersion' | 'load'>;
  organisations: Pick<Organisations, 'list'>;
  /** The catalogue that comes with the system. */
  reference: () => Promise<StarterSource>;
  mailDomain?: string | undefined;
  now: () => number;
};

type By = { by: Pick<User, 'name' | 'address'> };

/**
 * Begins a rollout: its name in the first language, an id made of that, the stage's national office, and whoever begins
 * as its contact. With a rollout as its starter, sender and contact are those of that one.
 */
export async function beginRollout(
  { name, starter, by }: { name: string; starter: Starter } & By,
  ports: MakeRolloutPorts,
): Promise<{ kind: 'begun'; draft: RolloutDraft } | { kind: 'problems'; problems: Problem[] }> {
  const called = parseInput(plainText(120), name);
  if (!called.ok)
    return { kind: 'problems', problems: called.problems.map((found) => ({ ...found, path: 'name' })) };
  const [rollouts, drafts] = await Promise.all([ports.rollouts.list(), ports.rolloutDrafts.list()]);
  if (drafts.length >= MOST_DRAFTS)
    return { kind: 'problems', problems: [problemAt('name', 'too-many', { max: MOST_DRAFTS })] };
  const like = starter.from === 'rollout' ? rollouts.find(({ id }) => id === starter.rollout) : undefined;
  if (starter.from === 'rollout' && !like)
    return {
      kind: 'problems',
      problems: [problemAt('starter', 'unknown', { what: 'rollout', value: starter.rollout })],
    };
  const id = slugOf(
    called.data,
    [...rollouts, ...drafts].map((each) => each.id),
    'kebab',
    MOST_OF_ID,
  );
  const document: DraftDocument = {
    rollout: {
      name: { [FIRST]: called.data },
      office: OFFICE,
      from: like?.from ?? (ports.mailDomain === undefined ? '' : `${id}@${ports.mailDomain}`),
      contact: like?.contact ?? { name: by.name, address: by.address },
    },
    catalogue: { locales: [FIRST] },
    texts: {},
    organisations: [await officeOf(ports)],
  };
  const draft = { id, document, starter, version: 1, by: by.address, at: ports.now() };
  if (await ports.rolloutDrafts.save(draft)) return { kind: 'begun', draft };
  return { kind: 'problems', problems: [problemAt('name', 'changed-meanwhile')] };
}

/**
 * Begins a rollout with what a file has of it, finished or not. It keeps the file's id unless another draft has that,
 * so that loading it asks about what is there already.
 */
export async function beginFromFile(
  { id, document, by }: { id: string; document: DraftDocument } & By,
  { rolloutDrafts, now }: Pick<MakeRolloutPorts, 'rolloutDrafts' | 'now'>,
): Promise<{ kind: 'begun'; draft: RolloutDraft } | { kind: 'problems'; problems: Problem[] }> {
  const drafts = await rolloutDrafts.list();
  if (drafts.length >= MOST_DRAFTS)
    return { kind: 'problems', problems: [problemAt('', 'too-many', { max: MOST_DRAFTS })] };
  const taken = drafts.map((each) => each.id);
  const kept = rolloutIdSchema.safeParse(id).data;
  const own = kept !== undefined && !taken.includes(kept) ? kept : slugOf(id, taken, 'kebab', MOST_OF_ID);
  const starter: Starter = { from: 'nothing' };
  const draft = { id: own, document, starter, version: 1, by: by.address, at: now() };
  if (await rolloutDrafts.save(draft)) return { kind: 'begun', draft };
  return { kind: 'problems', problems: [problemAt('', 'changed-meanwhile')] };
}

/**
 * A small rollout to be written over as files: one milestone, two groups and one municipality, out of the catalogue
 * that comes with the system. It is not kept.
 */
export async function exampleRollout({ by }: By, ports: MakeRolloutPorts): Promise<RolloutDraft> {
  const source = await ports.reference();
  const { catalogue } = source;
  const milestones = Object.keys(catalogue.milestones).slice(0, 1);
  const groups = Object.entries(catalogue.groups).filter(
    ([, { scope, messages }]) =>
      scope === 'local' &&
      messages.some((topic) => catalogue.messages[topic]?.at.some((kind) => milestones.includes(kind))),
  );
  const parts = startedFrom(source, { milestones, groups: groups.slice(0, 2).map(([id]) => id) });
  const [place = MALMO] = (await ports.organisations.list()).filter(({ kind }) => kind === 'municipality');
  const organisations = [await officeOf(ports), { ...place, impact: 'large', facts: {} }];
  const { name, address } = by;
  const from = `${EXAMPLE}@${ports.mailDomain ?? 'mail.example'}`;
  const rollout = {
    ...{ name: { sv: 'Exempel', en: 'Example' }, office: OFFICE, from, contact: { name, address } },
    facts: {},
  };
  const document: DraftDocument = { ...parts, rollout, organisations };
  return {
    ...{ id: EXAMPLE, document, starter: { from: 'reference' }, version: 1 },
    ...{ by: address, at: ports.now() },
  };
}

const EXAMPLE = 'example';
const MALMO = { code: '1280', kind: 'municipality', name: { sv: 'Malmö stad' }, locale: 'sv' };

const FIRST = 'sv';
const OFFICE = 'national';
// All of them are read for the page that lists them.
const MOST_DRAFTS = 20;
// A number may follow where it is taken.
const MOST_OF_ID = 28;

/** The national office that the stage knows, or one that is still to be named. */
async function officeOf({ organisations }: Pick<MakeRolloutPorts, 'organisations'>): Promise<Written> {
  const known = (await organisations.list()).find(({ code }) => code === OFFICE);
  const own = known ?? { code: OFFICE, kind: 'national', name: {}, locale: FIRST };
  return { ...own, impact: 'large', facts: {} };
}

/** What a draft can take parts from; undefined if it begins with nothing. */
export async function starterOf(
  { starter }: Pick<RolloutDraft, 'starter'>,
  { rollouts, catalogues, reference }: Pick<MakeRolloutPorts, 'rollouts' | 'catalogues' | 'reference'>,
): Promise<StarterSource | undefined> {
  if (starter.from !== 'rollout') return starter.from === 'reference' ? await reference() : undefined;
  const rollout = await rollouts.find(starter.rollout);
  const current = rollout && (await catalogues.currentVersion(rollout.catalogue));
  return current && rollout ? await catalogues.load(rollout.catalogue, current) : undefined;
}

/** Takes the chosen parts of its starter into a draft, in place of what it has of a catalogue. */
export async function takeParts(
  { id, chosen, by }: { id: string; chosen: ChosenParts } & By,
  ports: MakeRolloutPorts,
): Promise<RolloutDraft> {
  return await changeDraft({ id, by }, ports, async (draft) => {
    const source = await starterOf(draft, ports);
    return source ? { ...draft.document, ...startedFrom(source, chosen) } : draft.document;
  });
}

/**
 * Changes a draft: reads it, has its document changed, and stores it as its next version; again if somebody else was
 * quicker.
 * @throws {NotFound} if it does not exist
 */
export async function changeDraft(
  { id, by }: { id: string } & By,
  { rolloutDrafts, now }: Pick<MakeRolloutPorts, 'rolloutDrafts' | 'now'>,
  change: (draft: RolloutDraft) => DraftDocument | Promise<DraftDocument>,
): Promise<RolloutDraft> {
  return await retryLostRace(`draft "${id}"`, async () => {
    const draft = await rolloutDrafts.find(id);
    if (!draft) throw new NotFound(`draft ${id} does not exist`);
    const next = {
      ...draft,
      document: await change(draft),
      version: draft.version + 1,
      by: by.address,
      at: now(),
    };
    return (await rolloutDrafts.save(next)) ? next : AGAIN;
  });
}

type WrittenPage = { id: string; page: DraftPage; seen: string; typed: Typed } & By;

/**
 * Keeps what was typed on a page of a draft, finished or not. `changed`: somebody else has changed that page since it
 * was seen, and nothing is kept.
 * @throws {NotFound} if the draft does not exist
 */
export async function writePage(
  { id, page, seen, typed, by }: WrittenPage,
  ports: Pick<MakeRolloutPorts, 'rolloutDrafts' | 'now'>,
): Promise<{ kind: 'written' | 'changed'; draft: RolloutDraft }> {
  let kind: 'written' | 'changed' = 'written';
  const draft = await changeDraft({ id, by }, ports, ({ document }) => {
    kind = seenOnPage(document, page) === seen ? 'written' : 'changed';
    return kind === 'written' ? withTyped(document, page, typed) : document;
  });
  return { kind, draft };
}

/**
 * Loads a draft as an uploaded file is loaded, by the same checks and controls, and ends it.
 * @throws {NotFound} if it does not exist
 * @throws {InvalidInput} with every problem
 */
export async function loadDraft(
  { id, replace, by }: { id: string; replace: boolean } & By,
  ports: Pick<MakeRolloutPorts, 'rolloutDrafts'> & ImportRolloutPorts,
): Promise<RolloutImportResult | { kind: 'problems'; problems: Problem[] }> {
  const draft = await ports.rolloutDrafts.find(id);
  if (!draft) throw new NotFound(`draft ${id} does not exist`);
  const verdict = checkDraft(draft, ports.mailDomain);
  if (!verdict.ok) return { kind: 'problems', problems: verdict.problems };
  const taken = await importRollout({ source: verdict.source, replace, by }, ports);
  if (taken.kind === 'imported') await ports.rolloutDrafts.drop(draft);
  return taken;
}
