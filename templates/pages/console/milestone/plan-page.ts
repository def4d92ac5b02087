import { milestoneName } from '../../../../domain/catalogue/catalogue.ts';
import { formatFact } from '../../../../domain/catalogue/fact.ts';
import type { RolloutPlan } from '../../../../domain/milestone/use-cases/list-plans.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import { changeWords } from '../../../words/change.gen.ts';
import { counterWords } from '../../../words/counter.gen.ts';
import { frameWords } from '../../../words/frame.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { milestoneWords } from '../../../words/milestone.gen.ts';
import { overviewWords } from '../../../words/overview.gen.ts';
import { shownMilestone } from '../../shared/milestone-name.ts';
import { page, type Reader } from '../../shared/page.ts';
import { counterState } from './counter-section.ts';

export type PlanView = { locale: Language; reader: Reader; plans: readonly RolloutPlan[] };

/** What is planned and has been told: drafts, milestones, and what is prepared in case one must be taken back. */
export function planPage(view: PlanView): string {
  const { locale, reader, plans } = view;
  const say = frameWords(locale);
  const title = say('page.plan');
  const write = has(reader, 'coordinator')
    ? html`<p><a class="button" href="/milestones/new?lang=${locale}">${say('page.newMilestone')}</a></p>`
    : html``;
  const main = html`<h1>${title}</h1>${write}${plans.map((plan) => rolloutPlan(plan, view))}`;
  return page({ locale, title, path: '/plan', main, reader });
}

function has({ roles }: Reader, role: 'coordinator' | 'approver'): boolean {
  return roles.includes(role);
}

function rolloutPlan(plan: RolloutPlan, { locale, reader }: PlanView): Html {
  const { rollout, catalogue, milestones, drafts, counters } = plan;
  const say = overviewWords(locale);
  const coordinates = has(reader, 'coordinator');
  const name = (kind: string) => milestoneName(catalogue, kind, locale);
  const draftLines = drafts.map(({ content }) =>
    line(`/drafts/${rollout.id}/${content.id}`, name(content.kind), {
      note: shownDay(content.occurredOn ?? content.planned?.all, locale),
      locale,
    }),
  );
  const counterLines = counters.map(({ counter: { content }, standing }) =>
    line(`/counters/${rollout.id}/${content.id}`, name(content.kind), {
      note: counterState(standing, locale).text,
      locale,
    }),
  );
  const told = milestones.map((milestone) => {
    const { id, occurredOn, state } = milestone;
    const note = `${formatFact('date', occurredOn, locale)} · ${milestoneWords(locale)(`stage.${state}`)}`;
    return line(`/milestones/${id}`, shownMilestone(milestone, catalogue, locale), { note, locale });
  });
  const nothing = html`<p class="empty">${say('noMilestones')} ${say('noMilestonesNext')}</p>`;
  const section = (title: string, lines: readonly Html[]) =>
    lines.length > 0 ? html`<h3>${title}</h3>\n<ul>${lines}</ul>` : html``;
  const facts = html`<p><a href="/facts/${rollout.id}?lang=${locale}">${changeWords(locale)('title')}</a></p>`;
  return html`<section aria-labelledby="rollout-${rollout.id}"><h2 id="rollout-${rollout.id}">${inLocale(
    rollout.name,
    locale,
  )}</h2>
${coordinates ? section(say('drafts'), draftLines) : html``}
${coordinates || has(reader, 'approver') ? section(counterWords(locale)('takeBack'), counterLines) : html``}
${told.length > 0 ? section(say('milestones'), told) : nothing}
${facts}</section>`;
}

function shownDay(day: string | undefined, locale: Language): string {
  return day === undefined ? '' : formatFact('date', day, locale);
}

function line(path: string, name: string, { note, locale }: { note: string; locale: Language }): Html {
  return html`<li><a href="${path}?lang=${locale}">${name}</a> <span class="quiet">${note}</span></li>\n`;
}
