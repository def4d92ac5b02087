import type { OrganisationView } from '../../../../domain/public/use-cases/show-organisation.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { rolloutWords } from '../../../words/rollout.gen.ts';
import { siteWords } from '../../../words/site.gen.ts';
import { type SiteContext, sitePage } from '../site-page.ts';
import { stepNote, timeline } from '../timeline.ts';
import { changesSection, sinceSection, toldNote } from './changes-section.ts';
import { openWordSections } from './open-words.ts';
import { progressState } from './progress-overview.ts';
import { guidanceSection } from './rollout-page.ts';

/** One organisation in a rollout: its steps and dates, what changes, whom to ring, where guidance is. */
export function organisationPage(
  view: OrganisationView,
  { context, related = html`` }: { context: SiteContext; related?: Html },
): string {
  const { locale } = context;
  const say = rolloutWords(locale);
  const { rollout, name, progress, milestones, now } = view;
  const county = progress.county ? inLocale(progress.county.name, locale) : undefined;
  const main = html`<p class="eyebrow">${rollout.name}${county ? html` · ${county}` : html``}</p>
<h1>${name}</h1>
<p class="lead">${progressState(progress.reached, milestones, locale)}</p>
${timeline(
  progress.steps.map(({ reached, reachedOn, plannedOn }, index) => ({
    name: milestones[index] ?? '',
    reached,
    notes: [
      stepNote(
        { reached, reachedOn, planned: plannedOn ? { from: plannedOn, to: plannedOn } : undefined },
        locale,
      ),
    ],
  })),
  locale,
)}
${changes(now, locale)}
${contact(view, say('contact'))}
${guidanceSection(view.guidance, say('guidance'))}
${changesSection(view.changes, locale)}${related}`;
  return sitePage({
    context,
    title: `${name} – ${rollout.name}`,
    ...(now ? { description: now.lead } : {}),
    above: [
      { name: siteWords(locale)('rollouts'), path: '/rollouts' },
      { name: rollout.name, path: `/rollouts/${rollout.id}` },
    ],
    main,
  });
}

function changes(now: OrganisationView['now'], locale: Language): Html {
  const say = rolloutWords(locale);
  if (!now)
    return html`<section aria-labelledby="now"><h2 id="now">${say('happening')}</h2><p>${say(
      'nothingTold',
    )}</p></section>`;
  return html`<section aria-labelledby="now"><h2 id="now">${say('happening')}</h2>
<p>${now.lead} <span class="quiet">${toldNote(now, locale)}</span></p>
${sinceSection({ toldOn: now.toldOn, since: now.held.gone }, locale)}${openWordSections(
  now.held.words,
  locale,
  'h3',
)}</section>`;
}

function contact({ phones }: OrganisationView, title: string): Html {
  if (phones.length === 0) return html``;
  const rows = phones.map(({ name, value }) => html`<dt>${name}</dt><dd>${value}</dd>`);
  return html`<section aria-labelledby="contact"><h2 id="contact">${title}</h2><dl class="facts">${
    rows
  }</dl></section>`;
}
