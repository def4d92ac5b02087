import type { ToldFacts } from '../../domain/catalogue/fact.ts';
import { changeLocalFacts } from '../../domain/milestone/use-cases/change-local-facts.ts';
import { compileNewsletters } from '../../domain/newsletter/use-cases/compile-newsletters.ts';
import { planNewsletter } from '../../domain/newsletter/use-cases/plan-newsletter.ts';
import { makePacket } from '../../domain/packets/use-cases/make-packet.ts';
import { loadPublicRollout } from '../../domain/public/use-cases/load-public-rollout.ts';
import { showOrganisation } from '../../domain/public/use-cases/show-organisation.ts';
import { showRollout } from '../../domain/public/use-cases/show-rollout.ts';
import { seenOf } from '../../domain/rollout/rollout.ts';
import { addDays } from '../../domain/shared/working-day.ts';
import { listTasks } from '../../domain/tasks/use-cases/list-tasks.ts';
import { headIssue, renderNewsletter, sayChange } from '../../templates/newsletter/render-newsletter.ts';
import { documentContext } from '../../templates/packets/document-context.ts';
import { documentsOf } from '../../templates/packets/documents.ts';
import { postDays } from '../../templates/packets/social-posts.ts';
import { organisationPage } from '../../templates/pages/public/rollout/organisation-page.ts';
import { rolloutPage } from '../../templates/pages/public/rollout/rollout-page.ts';
import { LANGUAGE_CODES, type Language } from '../../templates/words/languages.ts';
import { InMemoryDispatchPartJobs } from '../in-memory/in-memory-dispatch-part-jobs.ts';
import type { calendarWorld } from './calendar-world.ts';
import { isoOf } from './judge-sentences.ts';

type World = Awaited<ReturnType<typeof calendarWorld>>;
type Reached = Parameters<World['report']>[0];

/**
 * What somebody reads on a day (2027-03-15), when so many things had happened: plain words, and whose they are;
 * nobody's on the rollout's page.
 */
export type Reading = { day: string; happened: number; organisation?: string; where: string; text: string };

/** What happens on a day: a milestone is reported, or facts are changed, for all or by an organisation. */
export type Happening = { on: string } & (
  | { reached: Reached }
  | { changed: { id: string; facts: ToldFacts; why: string } }
  | { edited: { organisation: string; facts: ToldFacts; why: string } }
);

type Calendar = { rollout: string; until: string; happenings: readonly Happening[] };

/**
 * Lets every day of a calendar happen and reads all that leaves: mails on the day they were sent, documents on
 * the day they are used, posts and issues on theirs, and the public pages every day, in one language after the other.
 * What happens on a day happens in its afternoon.
 */
export async function readEveryDay(
  world: World,
  { rollout, until, happenings }: Calendar,
): Promise<{ readings: Reading[]; refused: string[] }> {
  const readings: Reading[] = [];
  const refused: string[] = [];
  const newsletterJobs = new InMemoryDispatchPartJobs();
  const organisations = (await world.rollouts.participations(rollout)).map((one) => one.organisation);
  let languages: readonly Language[] = LANGUAGE_CODES;
  let happened = 0;
  const read = (...found: Omit<Reading, 'happened'>[]) =>
    readings.push(...found.map((one) => ({ ...one, happened })));
  const readMails = () => {
    read(...world.mails.map(mailRead));
    world.forget();
  };
  for (let day = world.today(); day <= until; day = addDays(day, 1)) {
    await world.goTo(day);
    readMails();
    read(...(await issuesOf(world, { day, newsletterJobs })));
    for (const happening of happenings.filter(({ on }) => on === day)) {
      const problem = await happen(world, rollout, happening);
      if (problem) refused.push(problem);
      happened += 1;
      readMails();
    }
    // Nobody reads in the very moment in which something happens.
    world.pause();
    for (const organisation of organisations) read(...(await documentsRead(world, { organisation, day })));
    const [locale, ...others] = languages;
    languages = locale ? [...others, locale] : [];
    if (!locale) continue;
    for (const { told, ...page } of await pagesOf(world, { rollout, organisations, day, locale })) {
      // What was said before is read as it was then.
      const then = happenings.filter(({ on }) => on <= (told ?? day)).length;
      readings.push({ ...page, day: told ?? day, happened: told === undefined ? happened : then });
    }
  }
  return { readings, refused };
}

/** Lets something happen with all that follows at once; returns what it was refused for. */
async function happen(world: World, rollout: string, happening: Happening): Promise<string | undefined> {
  if ('reached' in happening) {
    const result = await world.report(happening.reached);
    return result.kind === 'refused' ? JSON.stringify(result.problems) : undefined;
  }
  if ('changed' in happening) {
    const result = await world.change(happening.changed);
    if (result.kind === 'refused') return JSON.stringify(result.problems);
    await world.release(happening.changed.id);
    return undefined;
  }
  const { organisation, facts, why } = happening.edited;
  const own = await world.rollouts.participation(rollout, organisation);
  if (!own) return `${organisation} does not take part`;
  const wanted = Object.entries({ ...own.facts, ...facts }).filter(([, value]) => value !== null);
  const result = await changeLocalFacts(
    {
      ...{ rollout, organisation, registerNumber: own.registerNumber ?? '', seen: seenOf(own), why },
      ...{ facts: Object.fromEntries(wanted), changedBy: 'lead@kommun.example' },
    },
    world,
  );
  if (result.kind === 'refused') return JSON.stringify(result.problems);
  await world.work();
  if (result.kind === 'saved' && result.change !== undefined) await world.release(result.change);
  return undefined;
}

type Read = Omit<Reading, 'happened'>;

function mailRead({ day, organisation, subject, text, to }: World['mails'][number]): Read {
  return { day, organisation, where: `mail to ${to}`, text: flat(`${subject} ${text}`) };
}

type Issuing = { day: string; newsletterJobs: InMemoryDispatchPartJobs };

async function issuesOf(world: World, { day, newsletterJobs }: Issuing): Promise<Read[]> {
  const ports = { ...world, newsletterJobs, head: headIssue, sayChange, render: renderNewsletter };
  await compileNewsletters(ports);
  const readings: Read[] = [];
  for (const { dispatchId, organisation } of newsletterJobs.enqueued.splice(0)) {
    await planNewsletter({ dispatchId, organisation }, { ...ports, publicUrl: 'https://pages.example' });
    for (const { subject, text } of await world.plans.variants(dispatchId, organisation))
      readings.push({ day, organisation, where: `issue ${dispatchId}`, text: flat(`${subject} ${text}`) });
  }
  return readings;
}

type Used = { organisation: string; day: string };

/** Posts are planned at most so long ahead. */
const POSTING_DAYS = 60;

/** The documents for what somebody does by hand on a day, and the posts of the day, as they are made on it. */
async function documentsRead(world: World, { organisation, day }: Used): Promise<Read[]> {
  const asked = (await listTasks(organisation, world)) ?? [];
  const readings: Read[] = [];
  for (const [milestone, of] of Map.groupBy(asked, (one) => one.milestone.id)) {
    const tasks = of.map(({ task }) => task).filter(({ state }) => state !== 'waived');
    const posting = tasks.some(({ due }) => due <= day && day <= addDays(due, POSTING_DAYS));
    if (!posting) continue;
    const packet = await makePacket({ milestone, organisation }, world);
    const documents = documentsOf(packet).filter(({ occasions }) => occasions.some(({ due }) => due === day));
    const context = (before: boolean) => documentContext(before ? { ...packet, ...packet.before } : packet);
    const posts = packet.occasions
      .filter(({ here, due, material }) => here && due <= day && material.includes('social-posts'))
      .flatMap((occasion) => postDays(context(occasion.before), [occasion]))
      .filter((one) => one.day === day);
    const at = (id: string) => ({ day, organisation, where: `${id} of ${milestone}` });
    readings.push(
      ...documents
        .filter(({ id }) => !id.startsWith('social-posts'))
        .map(({ id, preview }) => ({ ...at(id), text: plainOf(preview(() => '').markup) })),
      ...posts.flatMap(({ posts: onNetworks }) =>
        onNetworks.flatMap(({ network, text, replies }) =>
          [text, ...replies.map((reply) => reply.text)].map((said) => ({
            ...at(network.id),
            text: flat(said),
          })),
        ),
      ),
    );
  }
  return readings;
}

type Visit = { rollout: string; organisations: readonly string[]; day: string; locale: Language };

async function pagesOf(
  world: World,
  { rollout, organisations, day, locale }: Visit,
): Promise<(Read & { told?: string })[]> {
  const open = await loadPublicRollout(rollout, world);
  const ports = { readRollout: async () => open };
  const context = { locale, origin: 'https://pages.example', path: '/', query: {} };
  const asked = { locale, today: day };
  const view = await showRollout(rollout, asked, ports);
  const readings: (Read & { told?: string })[] = [];
  if (view) {
    const { now, past } = partsOfPage(rolloutPage(view, { context, order: 'organisation' }));
    readings.push({ day, where: 'page', text: now });
    readings.push(...past.map(({ told, text }) => ({ day, told, where: `page of ${told}`, text })));
  }
  for (const organisation of organisations) {
    const shown = await showOrganisation({ rollout, organisation }, asked, ports);
    if (shown)
      readings.push({
        day,
        organisation,
        where: 'page',
        text: plainOf(organisationPage(shown, { context })),
      });
  }
  return readings;
}

const BEFORE = /<section aria-labelledby="before">[\s\S]*?<\/section>/;
const MESSAGE = /<details><summary>[^<]*, (\d{1,2} [^<]*)<\/summary>[\s\S]*?<\/details>/g;

/** What a page says now, and each message of before with its day. */
function partsOfPage(markup: string): { now: string; past: { told: string; text: string }[] } {
  const [before = ''] = BEFORE.exec(markup) ?? [];
  return {
    now: plainOf(markup.replace(BEFORE, '')),
    past: [...before.matchAll(MESSAGE)].map(([whole, day = '']) => ({
      told: isoOf(day),
      text: plainOf(whole),
    })),
  };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** What a page says, without its marks. */
function plainOf(markup: string): string {
  return flat(
    markup
      .replaceAll(/<(style|script|head)\b[\s\S]*?<\/\1>/g, ' ')
      .replaceAll(/<\/?(?:a|b|strong|em|i|span|small|abbr|time)\b[^>]*>/g, '')
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/&(?:#(\d+)|(\w+));/g, (whole, code: string, name: string) =>
        code ? String.fromCodePoint(Number(code)) : (ENTITIES[name] ?? whole),
      ),
  );
}

/** On one line, however it was broken. */
function flat(text: string): string {
  return text.replaceAll('­', '').replaceAll(/\s+/g, ' ');
}
