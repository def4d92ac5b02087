import { compileNewsletters } from '../../domain/newsletter/use-cases/compile-newsletters.ts';
import { planNewsletter } from '../../domain/newsletter/use-cases/plan-newsletter.ts';
import { makePacket } from '../../domain/packets/use-cases/make-packet.ts';
import { loadPublicRollout } from '../../domain/public/use-cases/load-public-rollout.ts';
import { showOrganisation } from '../../domain/public/use-cases/show-organisation.ts';
import { showRollout } from '../../domain/public/use-cases/show-rollout.ts';
import { addDays } from '../../domain/shared/working-day.ts';
import { headIssue, renderNewsletter, sayChange } from '../../templates/newsletter/render-newsletter.ts';
import { documentContext } from '../../templates/packets/document-context.ts';
import { documentsOf } from '../../templates/packets/documents.ts';
import { postDays } from '../../templates/packets/social-posts.ts';
import { organisationPage } from '../../templates/pages/public/organisation-page.ts';
import { rolloutPage } from '../../templates/pages/public/rollout-page.ts';
import { LANGUAGE_CODES, type Language } from '../../templates/words/languages.ts';
import { InMemoryDispatchPartJobs } from '../in-memory/in-memory-dispatch-part-jobs.ts';
import type { calendarWorld } from './calendar-world.ts';

type World = Awaited<ReturnType<typeof calendarWorld>>;
type Reached = Parameters<World['report']>[0];

/** What somebody reads on a day (2027-03-15): plain words, and whose they are; nobody's on the rollout's page. */
export type Reading = { day: string; organisation?: string; where: string; text: string };

/** A milestone and the day on which it is reported. */
export type Report = { on: string; reached: Reached };

type Calendar = { rollout: string; until: string; reports: readonly Report[] };

/**
 * Lets every day of a calendar happen and reads all that leaves: mails on the day they were sent, documents on
 * the day they are used, posts and issues on theirs, and the public pages every day, in one language after the other.
 */
export async function readEveryDay(
  world: World,
  { rollout, until, reports }: Calendar,
): Promise<{ readings: Reading[]; refused: string[] }> {
  const readings: Reading[] = [];
  const refused: string[] = [];
  const told: string[] = [];
  const newsletterJobs = new InMemoryDispatchPartJobs();
  const organisations = (await world.rollouts.participations(rollout)).map((one) => one.organisation);
  let languages: readonly Language[] = LANGUAGE_CODES;
  for (let day = world.today(); day <= until; day = addDays(day, 1)) {
    await world.goTo(day);
    readings.push(...(await issuesOf(world, { day, newsletterJobs })));
    for (const { reached } of reports.filter(({ on }) => on === day)) {
      const result = await world.report(reached);
      if (result.kind === 'refused') refused.push(JSON.stringify(result.problems));
      else told.push(reached.id);
    }
    readings.push(...world.mails.map((mail) => mailRead(mail)));
    world.forget();
    for (const milestone of told)
      for (const organisation of organisations)
        readings.push(...(await documentsRead(world, { milestone, organisation, day })));
    const [locale, ...others] = languages;
    languages = locale ? [...others, locale] : [];
    if (locale) readings.push(...(await pagesOf(world, { rollout, organisations, day, locale })));
  }
  return { readings, refused };
}

function mailRead({ day, organisation, subject, text, to }: World['mails'][number]): Reading {
  return { day, organisation, where: `mail to ${to}`, text: flat(`${subject} ${text}`) };
}

type Issuing = { day: string; newsletterJobs: InMemoryDispatchPartJobs };

async function issuesOf(world: World, { day, newsletterJobs }: Issuing): Promise<Reading[]> {
  const ports = { ...world, newsletterJobs, head: headIssue, sayChange, render: renderNewsletter };
  await compileNewsletters(ports);
  const readings: Reading[] = [];
  for (const { dispatchId, organisation } of newsletterJobs.enqueued.splice(0)) {
    await planNewsletter({ dispatchId, organisation }, { ...ports, publicUrl: 'https://pages.example' });
    for (const { subject, text } of await world.plans.variants(dispatchId, organisation))
      readings.push({ day, organisation, where: `issue ${dispatchId}`, text: flat(`${subject} ${text}`) });
  }
  return readings;
}

type Used = { milestone: string; organisation: string; day: string };

/** The documents for what somebody does by hand on a day, and the posts that begin on it, each on its own day. */
async function documentsRead(world: World, { milestone, organisation, day }: Used): Promise<Reading[]> {
  const tasks = await world.tasks.ofOrganisation(milestone, organisation);
  if (!tasks.some(({ due }) => due === day)) return [];
  const packet = await makePacket({ milestone, organisation }, world);
  const documents = documentsOf(packet).filter(({ occasions }) => occasions.some(({ due }) => due === day));
  const context = (before: boolean) => documentContext(before ? { ...packet, ...packet.before } : packet);
  const posts = packet.occasions
    .filter(({ here, due, material }) => here && due === day && material.includes('social-posts'))
    .flatMap((occasion) => postDays(context(occasion.before), [occasion]));
  const where = (id: string) => `${id} of ${milestone}`;
  return [
    ...documents
      .filter(({ id }) => !id.startsWith('social-posts'))
      .map(({ id, preview }) => ({
        ...{ day, organisation, where: where(id) },
        text: plainOf(preview(() => '').markup),
      })),
    ...posts.flatMap(({ day: posted, posts: onNetworks }) =>
      onNetworks.map(({ network, text }) => ({
        ...{ day: posted, organisation, where: where(network.id) },
        text: flat(text),
      })),
    ),
  ];
}

type Visit = { rollout: string; organisations: readonly string[]; day: string; locale: Language };

async function pagesOf(world: World, { rollout, organisations, day, locale }: Visit): Promise<Reading[]> {
  const open = await loadPublicRollout(rollout, world);
  const ports = { readRollout: async () => open };
  const context = { locale, origin: 'https://pages.example', path: '/', query: {} };
  const asked = { locale, today: day };
  const view = await showRollout(rollout, asked, ports);
  const readings: Reading[] = view
    ? [{ day, where: 'page', text: plainOf(rolloutPage(view, { context, order: 'organisation' })) }]
    : [];
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
