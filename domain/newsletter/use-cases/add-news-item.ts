import { type Catalogue, defaultLocale } from '../../catalogue/catalogue.ts';
import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Facts, FactType, ShownFact } from '../../catalogue/fact.ts';
import { factsIn } from '../../catalogue/fact-references.ts';
import { factsTyped } from '../../catalogue/fact-words.ts';
import { BUILT_IN_FACTS } from '../../catalogue/text-resolver.ts';
import { factsInForce } from '../../rollout/facts-in-force.ts';
import type { Participation, Rollout, Rollouts } from '../../rollout/rollout.ts';
import { shortDigest } from '../../shared/digest.ts';
import { DAY_MILLIS } from '../../shared/duration.ts';
import { InvalidInput } from '../../shared/errors.ts';
import { inLocale } from '../../shared/locale.ts';
import { parseInput } from '../../shared/parse-input.ts';
import { type Problem, problemAt } from '../../shared/problem.ts';
import { isMeantFor, type NewsDraft, type NewsItem, type NewsItems, newsDraftSchema } from '../news-item.ts';

export type AddNewsItemPorts = {
  rollouts: Pick<Rollouts, 'find' | 'participations'>;
  catalogues: Catalogues;
  newsItems: Pick<NewsItems, 'add' | 'ofRollout'>;
  /** Problems that keep Markdown from being rendered with these facts. */
  unreadable: (markdown: string, facts: Readonly<Record<string, ShownFact>>) => readonly Problem[];
  now: () => number;
};

/** `organisation` is set for a local lead, who may add news for that one only. */
export type NewsAuthor = { by: string; organisation?: string | undefined };

/**
 * Adds a news item. Idempotent: `added` is false if it exists.
 * @throws {InvalidInput} with every problem by field, or if the same item was retracted; nothing is stored
 */
export async function addNewsItem(
  { draft, author }: { draft: unknown; author: NewsAuthor },
  ports: AddNewsItemPorts,
): Promise<{ item: NewsItem; added: boolean }> {
  const parsed = parseInput(newsDraftSchema, draft);
  if (!parsed.ok) throw new InvalidInput('news cannot be added', parsed.problems);
  const news = parsed.data;
  const { catalogue, rollout, participations } = await contextOf(news.rollout, ports);
  const organisations = participations.map(({ organisation }) => organisation);
  const problems = [
    ...languageProblems(news, catalogue),
    ...readerProblems(news, { catalogue, organisations, author }),
    ...wordProblems(news, catalogue, ports),
  ];
  if (problems.length > 0) throw new InvalidInput('news cannot be added', problems);
  const id = shortDigest('news', news);
  const known = await ports.newsItems.ofRollout(news.rollout);
  const near = known.filter((each) => each.takenBack === undefined && mayMeet(each, news));
  const concerned = organisations.filter((code) => isMeantFor(news, code));
  const isStored = known.some((each) => each.id === id);
  const over = isStored ? 0 : overRoom([news, ...near], { catalogue, organisations: concerned });
  if (over > 0)
    throw new InvalidInput('news cannot be added', [
      problemAt(`body.${defaultLocale(catalogue)}`, 'issue-too-full', { over }),
    ]);
  const typed = typedIn(news, { catalogue, rollout, participations });
  const item = {
    ...{ ...news, id, addedBy: author.by, addedAt: ports.now() },
    ...(Object.keys(typed).length > 0 ? { typed } : {}),
  };
  const { kept, added } = await ports.newsItems.add(item);
  // A retracted item must not come back through a repeated submit.
  if (kept.takenBack) throw new InvalidInput('news cannot be added', [problemAt('', 'retracted-before')]);
  return { item: kept, added };
}

/**
 * Bytes of news in one issue: half of the largest row, since the texts of milestones stand there too. What
 * cannot be stored would be found only when the issue is made, when nobody is there to shorten it.
 */
const ROOM_BYTES = 200 * 1024;

/** Whether two pieces of news can stand in one issue: more than a week apart, the older one has been told. */
function mayMeet(one: Pick<NewsDraft, 'from'>, other: Pick<NewsDraft, 'from'>): boolean {
  return Math.abs(Date.parse(one.from) - Date.parse(other.from)) <= 7 * DAY_MILLIS;
}

/** By how many per cent the fullest issue of these organisations has more news than room; 0 if all fits. */
function overRoom(news: readonly NewsDraft[], { catalogue, organisations }: NewsItemContext): number {
  const sizes = organisations.map((code) =>
    news.reduce((sum, each) => sum + (isMeantFor(each, code) ? bytesOf(each, catalogue) : 0), 0),
  );
  return Math.max(0, ...sizes.map((size) => Math.ceil((size / ROOM_BYTES - 1) * 100)));
}

/** A language without words of its own has those of the first. */
function bytesOf({ title, body }: NewsDraft, { locales }: Catalogue): number {
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  return locales.reduce(
    (sum, locale) => sum + bytes(inLocale(title, locale)) + bytes(inLocale(body, locale)),
    0,
  );
}

type NewsGround = { catalogue: Catalogue; rollout: Rollout; participations: Participation[] };

/** The facts that news say as typed words, by organisation. References are filled in when the issue is made. */
function typedIn(
  news: NewsDraft,
  { catalogue, rollout, participations }: NewsGround,
): NonNullable<NewsItem['typed']> {
  const words = [...Object.entries(news.title), ...Object.entries(news.body)];
  return Object.fromEntries(
    participations
      .filter(({ organisation }) => isMeantFor(news, organisation))
      .map((one): [string, Facts] => [
        one.organisation,
        factsTyped(words, factsInForce(rollout.facts, one), catalogue.facts),
      ])
      .filter(([, facts]) => Object.keys(facts).length > 0),
  );
}

type NewsItemContext = { catalogue: Catalogue; organisations: string[] };

async function contextOf(id: string, { rollouts, catalogues }: AddNewsItemPorts): Promise<NewsGround> {
  const rollout = await rollouts.find(id);
  const version = rollout && (await catalogues.currentVersion(rollout.catalogue));
  const loaded = version ? await catalogues.load(rollout.catalogue, version) : undefined;
  if (!rollout || !loaded)
    throw new InvalidInput('news cannot be added', [
      problemAt('rollout', 'unknown', { what: 'rollout', value: id }),
    ]);
  return { catalogue: loaded.catalogue, rollout, participations: await rollouts.participations(id) };
}

function languageProblems({ title, body }: NewsDraft, catalogue: Catalogue): Problem[] {
  const fallback = defaultLocale(catalogue);
  const missing = (['title', 'body'] as const)
    .filter((field) => !Object.hasOwn({ title, body }[field], fallback))
    .map((field) => problemAt(`${field}.${fallback}`, 'missing'));
  const lone = [...new Set([...Object.keys(title), ...Object.keys(body)])]
    .filter((locale) => locale !== fallback && Object.hasOwn(title, locale) !== Object.hasOwn(body, locale))
    .map((locale) => problemAt(`${Object.hasOwn(title, locale) ? 'body' : 'title'}.${locale}`, 'missing'));
  const strange = Object.keys(title)
    .filter((locale) => !catalogue.locales.includes(locale))
    .map((locale) => problemAt(`title.${locale}`, 'not-one-of', { options: catalogue.locales }));
  return [...missing, ...lone, ...strange];
}

function readerProblems(
  { groups, organisations }: NewsDraft,
  { catalogue, organisations: taking, author }: NewsItemContext & { author: NewsAuthor },
): Problem[] {
  const named = organisations === 'all' ? [] : organisations;
  const own = author.organisation;
  const foreign = own !== undefined && (organisations === 'all' || named.some((code) => code !== own));
  return [
    ...(groups === 'all' ? [] : groups)
      .filter((id) => !Object.hasOwn(catalogue.groups, id))
      .map((id) => problemAt('groups', 'unknown', { what: 'group', value: id })),
    ...named
      .filter((code) => !taking.includes(code))
      .map((code) => problemAt('organisations', 'not-participating', { organisation: code })),
    ...(foreign ? [problemAt('organisations', 'other-organisation', { organisation: own })] : []),
  ];
}

const EXAMPLES: Record<FactType, string> = {
  text: 'text',
  date: '23 november 2026',
  number: '1',
  url: 'https://www.example/',
  email: 'name@place.example',
  phone: '010-1',
};

/** Validates each text as a mail would render it, with example values for facts. */
function wordProblems(
  { body }: NewsDraft,
  catalogue: Catalogue,
  { unreadable }: AddNewsItemPorts,
): Problem[] {
  const facts = Object.fromEntries(
    [
      ...BUILT_IN_FACTS.map((name) => [name, name === 'contactEmail' ? 'email' : 'text'] as const),
      ...Object.entries(catalogue.facts).map(([name, { type }]) => [name, type] as const),
    ].map(([name, type]): [string, ShownFact] => [name, { type, text: EXAMPLES[type] }]),
  );
  return Object.entries(body).flatMap(([locale, markdown]) => {
    const unknown = factsIn(markdown).filter((name) => !Object.hasOwn(facts, name));
    if (unknown.length > 0)
      return unknown.map((fact) => problemAt(`body.${locale}`, 'fact-undeclared', { fact }));
    return unreadable(markdown, facts).map((found) => ({ ...found, path: `body.${locale}` }));
  });
}
