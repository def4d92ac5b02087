import { milestoneName } from '../../../../domain/catalogue/catalogue.ts';
import { formatFact } from '../../../../domain/catalogue/fact.ts';
import type { Coming } from '../../../../domain/home/coming.ts';
import type { OrganisationState } from '../../../../domain/home/rollout-state.ts';
import type { Home } from '../../../../domain/home/use-cases/show-home.ts';
import { toldOn } from '../../../../domain/plan/day-of-truth.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import { homeWords } from '../../../words/home.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { shownMilestone } from '../../shared/milestone-name.ts';
import { progressBar } from '../../shared/progress-bar.ts';
import { shortDay } from './waiting-list.ts';

type Rollout = Home['rollouts'][number];
type View = {
  rollout: Rollout;
  today: string;
  locale: Language;
  /** Whether the reader goes to an organisation's tasks, and not to its ledger. */
  leadsToWork: boolean;
};

/** Up to so many organisations have a tile each; more are counted by stage. */
const NAMED_UP_TO = 40;

/** A rollout in one picture: figures of its newest milestone, every organisation, and what comes next. */
export function rolloutPicture(view: View): Html {
  const { rollout, locale } = view;
  const { known, state } = rollout;
  const say = homeWords(locale);
  const { id } = known.rollout;
  const name = inLocale(known.rollout.name, locale);
  const { newest } = state;
  const told = newest
    ? html`<p class="lead"><a href="/milestones/${newest.id}?lang=${locale}">${shownMilestone(
        newest,
        known.version.catalogue,
        locale,
      )}</a> · ${say('toldOn', { date: formatFact('date', toldOn(newest), locale) })}</p>${figures(view)}`
    : html`<p class="lead">${say('nothingTold')}</p>`;
  return html`<section aria-labelledby="rollout-${id}"><h2 id="rollout-${id}">${name}</h2>
${told}
${picture(view)}
${comingList(view)}
</section>`;
}

function figures({ rollout: { state }, locale }: View): Html {
  const say = homeWords(locale);
  const { takePart, done, late, told } = state.figures;
  const ledger = `/milestones/${state.newest?.id}/ledger?lang=${locale}`;
  const share = told === undefined ? '–' : say('percent', { percent: Math.floor(told * 100) });
  const figure = (value: string, name: Html) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  return html`<dl class="totals">${figure(say('doneOf', { done, all: takePart }), html`${say('allDone')}`)}${figure(
    share,
    html`<a href="${ledger}">${say('told')}</a>`,
  )}${figure(String(late), html`${say('lateOnes')}`)}</dl>`;
}

function picture(view: View): Html {
  const { organisations } = view.rollout.state;
  if (organisations.length === 0) return html``;
  return organisations.length <= NAMED_UP_TO ? tiles(view) : stages(view);
}

function tiles({ rollout: { known, state }, locale, leadsToWork }: View): Html {
  const { catalogue } = known.version;
  const sorted = state.organisations.toSorted((a, b) =>
    inLocale(a.organisation.name, locale).localeCompare(inLocale(b.organisation.name, locale), locale),
  );
  const each = sorted.map((one) => {
    const { code } = one.organisation;
    const ledger =
      state.newest && `/milestones/${state.newest.id}/ledger?organisation=${code}&lang=${locale}`;
    const href = leadsToWork ? `/organisations/${code}/work?lang=${locale}` : ledger;
    const name = inLocale(one.organisation.name, locale);
    const { sign, text } = stateOf(one, { begun: state.newest !== undefined, locale });
    const reached = one.steps[one.reached - 1]?.kind;
    const stage =
      reached === undefined ? homeWords(locale)('notBegun') : milestoneName(catalogue, reached, locale);
    return html`<li><b>${href ? html`<a href="${href}">${name}</a>` : name}</b>${progressBar({
      notches: one.steps.map((step) => step.reached),
      height: 12,
      label: stage,
    })}<span class="state ${sign}">${text}</span></li>\n`;
  });
  return html`<ul class="tiles">\n${each}</ul>`;
}

function stateOf(
  { late, left, takesPart }: OrganisationState,
  { begun, locale }: { begun: boolean; locale: Language },
): { sign: string; text: string } {
  const say = homeWords(locale);
  if (late > 0) return { sign: 'late', text: say('tile.late', { count: late }) };
  if (left > 0) return { sign: 'wait', text: say('tile.left', { count: left }) };
  if (takesPart) return { sign: 'ok', text: say('tile.done') };
  return { sign: 'none', text: say(begun ? 'tile.apart' : 'tile.notYet') };
}

/** How many organisations stand at each stage. */
function stages({ rollout: { known, state }, locale }: View): Html {
  const { catalogue } = known.version;
  const say = homeWords(locale);
  const kinds = [undefined, ...Object.keys(catalogue.milestones)];
  const all = state.organisations.length;
  const rows = kinds.map((kind, reached) => {
    const here = state.organisations.filter((one) => one.reached === reached);
    if (here.length === 0) return html``;
    const late = here.filter((one) => one.late > 0).length;
    const name = kind === undefined ? say('notBegun') : milestoneName(catalogue, kind, locale);
    return html`<li><b>${name}</b> ${say('organisationCount', { count: here.length })}${
      late > 0 ? html` <span class="state late">${say('lateHere', { count: late })}</span>` : html``
    }<svg class="bar long" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
<rect class="all" width="100" height="6"/><rect class="done" width="${Math.round(
      (here.length / all) * 100,
    )}" height="6"/></svg></li>\n`;
  });
  return html`<ul class="stages">\n${rows}</ul>`;
}

function comingList({ rollout: { known, coming }, today, locale }: View): Html {
  if (coming.length === 0) return html``;
  const lines = coming.map(
    (one) =>
      html`<li><span class="when"><time datetime="${one.day}">${shortDay(
        one.day,
        today,
        locale,
      )}</time></span> <span>${comingText(one, known, locale)}</span></li>\n`,
  );
  return html`<h3>${homeWords(locale)('coming')}</h3>\n<ul class="coming">\n${lines}</ul>`;
}

function comingText(one: Coming, { version, organisations }: Rollout['known'], locale: Language): Html {
  const say = homeWords(locale);
  switch (one.what) {
    case 'milestone':
      return html`<a href="/milestones/${one.milestone.id}?lang=${locale}">${shownMilestone(
        one.milestone,
        version.catalogue,
        locale,
      )}</a>, ${say('organisationCount', { count: one.organisations })}`;
    case 'release': {
      const { draft, id } = one.release;
      const title =
        draft.kind === 'national'
          ? (draft.texts[locale] ?? Object.values(draft.texts)[0])?.headline
          : inLocale(organisations.get(draft.organisation)?.name ?? {}, locale);
      return html`${say(one.isApproved ? 'releaseLeaves' : 'releaseWaits')} <a href="/press/${id}?lang=${locale}">${
        title ?? id
      }</a>`;
    }
    case 'newsletter':
      return html`<a href="/newsletters?lang=${locale}">${say('newsletterLeaves')}</a>`;
  }
}
