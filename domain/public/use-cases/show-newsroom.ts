import type { ShownImage } from '../../press/press-image.ts';
import type { PublishedReleases, ReleaseHead, WithdrawnHead } from '../../press/published-release.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { inLocale, type Locale } from '../../shared/locale.ts';

export type ShowNewsroomPorts = { releases: Pick<PublishedReleases, 'latest' | 'withdrawn'> };

/** Search terms; pages start at 1. */
export type NewsroomQuery = { words: string; rollout: string; organisation: string; page: number };

/** A release in a list, in the reader's language if available. */
export type ReleaseLine = {
  slug: string;
  locale: Locale;
  headline: string;
  place: string;
  lead: string;
  service: string;
  sender: string;
  /** ms; `correctedAt` if there is a later version. */
  publishedAt: number;
  correctedAt: number | undefined;
  image: ShownImage | undefined;
};

export type Choice = { id: string; name: string };
export type NewsroomView = {
  lines: ReleaseLine[];
  /** Number of matches and pages, and the current page. */
  found: number;
  pages: number;
  page: number;
  /** What was withdrawn last, where nothing is searched for. */
  withdrawn: WithdrawnHead[];
  /** Filter choices. */
  rollouts: Choice[];
  organisations: Choice[];
};

const LINES_A_PAGE = 10;
const WORDS_AT_MOST = 8;

/** Published releases that contain all search terms, newest first. */
export async function showNewsroom(
  query: NewsroomQuery,
  locale: Locale,
  { releases }: ShowNewsroomPorts,
): Promise<NewsroomView> {
  const asked = query.words !== '' || query.rollout !== '' || query.organisation !== '';
  const [all, withdrawn] = await allSettledOrThrow([
    releases.latest(),
    asked ? Promise.resolve([]) : releases.withdrawn(),
  ]);
  const found = headsAbout(all, query).filter((head) => hasWords(head, query.words, locale));
  const pages = Math.max(1, Math.ceil(found.length / LINES_A_PAGE));
  const page = Math.min(Math.max(1, query.page), pages);
  return {
    lines: found
      .slice((page - 1) * LINES_A_PAGE, page * LINES_A_PAGE)
      .map((head) => releaseLine(head, locale)),
    found: found.length,
    pages,
    page,
    withdrawn: withdrawn.slice(0, LINES_A_PAGE),
    rollouts: choices(
      all.map(({ rollout, service }) => ({ id: rollout, name: inLocale(service, locale) })),
      locale,
    ),
    organisations: choices(
      all.map(({ organisation, sender }) => ({ id: organisation, name: inLocale(sender, locale) })),
      locale,
    ),
  };
}

/** Those of a rollout, and of an organisation, where either is asked for. */
export function headsAbout(
  heads: readonly ReleaseHead[],
  { rollout, organisation }: Pick<NewsroomQuery, 'rollout' | 'organisation'>,
): ReleaseHead[] {
  return heads.filter(
    (head) =>
      (rollout === '' || head.rollout === rollout) &&
      (organisation === '' || head.organisation === organisation),
  );
}

/** A release as a list or feed shows it. */
export function releaseLine(head: ReleaseHead, locale: Locale): ReleaseLine {
  const [language, text] = languageOf(head.texts, locale);
  return {
    slug: head.slug,
    locale: language,
    headline: text?.headline ?? head.slug,
    place: text?.place ?? '',
    lead: text?.lead ?? '',
    service: inLocale(head.service, locale),
    sender: inLocale(head.sender, locale),
    publishedAt: head.firstPublishedAt,
    correctedAt: head.publishedAt > head.firstPublishedAt ? head.publishedAt : undefined,
    image: head.image,
  };
}

/** The text in a language, else in the first available, with its language. */
export function languageOf<T>(
  texts: Readonly<Record<Locale, T>>,
  locale: Locale,
  own?: Locale,
): [locale: Locale, text: T | undefined] {
  const found = [locale, own, Object.keys(texts)[0]].find(
    (language) => language !== undefined && Object.hasOwn(texts, language),
  );
  return [found ?? locale, found === undefined ? undefined : texts[found]];
}

function hasWords(head: ReleaseHead, words: string, locale: Locale): boolean {
  const { headline, lead, place, sender, service } = releaseLine(head, locale);
  const text = [headline, lead, place, sender, service].join(' ').toLocaleLowerCase(locale);
  const wanted = words.toLocaleLowerCase(locale).split(/\s+/, WORDS_AT_MOST);
  return wanted.every((word) => text.includes(word));
}

function choices(all: readonly Choice[], locale: Locale): Choice[] {
  const byId = new Map(all.map((choice) => [choice.id, choice]));
  return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name, locale));
}
