import type { Catalogue } from '../../../../domain/catalogue/catalogue.ts';
import { formatFact } from '../../../../domain/catalogue/fact.ts';
import type { StandingPlaces } from '../../../../domain/milestone/use-cases/find-standing-places.ts';
import type { Change, ChangedFact } from '../../../../domain/plan/change.ts';
import type { OrganisationPlan } from '../../../../domain/plan/plan.ts';
import type { Rollout } from '../../../../domain/rollout/rollout.ts';
import { type Localised, nameOrId } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { toStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { readAs } from '../../../mail/read-as.ts';
import { type Html, html } from '../../../shared/html.ts';
import { type ChangeWords, changeWords } from '../../../words/change.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { milestoneWords } from '../../../words/milestone.gen.ts';
import { gapSentence } from '../../shared/gap-sentence.ts';
import { shownMilestone } from '../../shared/milestone-name.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';
import { problemSummary, problemText } from '../../shared/problem-list.ts';

export type ChangePreviewView = {
  locale: Language;
  reader: Reader;
  rollout: Rollout;
  catalogue: Catalogue;
  change: Change;
  plans: readonly OrganisationPlan[];
  places: StandingPlaces;
  names: ReadonlyMap<string, Localised>;
  /** Where the form goes, where it came from, and the fields that it carries. */
  action: string;
  back: string;
  kept: Readonly<Record<string, string>>;
  why: string;
  problems: readonly Problem[];
};

/** Who holds what is about to change, and what each of them will read, before anything changes. */
export function changePreviewPage(view: ChangePreviewView): string {
  const { locale, reader, action, problems } = view;
  const say = changeWords(locale);
  const title = say('before');
  const main = html`<h1>${title}</h1>
${problemSummary(problems, {
  locale,
  heading: milestoneWords(locale)('correctFirst'),
  labelOf: (field) => (field === 'why' ? say('whyLabel') : undefined),
})}
${factTable(view, say)}
${peopleOf(view, say)}
${placesOf(view, say)}
${confirmForm(view, say)}
${mailsOf(view, say)}`;
  return page({ locale, title, path: action, main, reader });
}

function factTable({ change, catalogue, locale }: ChangePreviewView, say: ChangeWords): Html {
  const rows = change.facts.map(({ fact, from, to }) => {
    const definition = catalogue.facts[fact];
    const shown = (value: ChangedFact['from']) =>
      value === undefined || !definition ? say('missing') : formatFact(definition.type, value, locale);
    return html`<tr><th scope="row">${nameOrId(definition?.name, fact, locale)}</th><td>${shown(
      from,
    )}</td><td><strong>${shown(to)}</strong></td></tr>`;
  });
  return html`<section class="scroll" tabindex="0" aria-label="${say('fact')}"><table><thead><tr><th scope="col">${say(
    'fact',
  )}</th><th scope="col">${say('value')}</th><th scope="col">${say('becomes')}</th></tr></thead><tbody>${
    rows
  }</tbody></table></section>`;
}

const mailed = (plans: readonly OrganisationPlan[]) =>
  plans.reduce((sum, { deliveries }) => sum + deliveries.length, 0);

const isHeld = (plans: readonly OrganisationPlan[]) =>
  plans.some(({ supersedes = [] }) => supersedes.length > 0);
const isOwed = (plans: readonly OrganisationPlan[]) =>
  plans.some(({ obligations }) => obligations.some(({ supplies }) => supplies !== undefined));

/** Who gets a mail: those who hold the old value, those from whom something was withheld, or both. */
function whoIsTold(plans: readonly OrganisationPlan[], say: ChangeWords): string {
  const people = mailed(plans);
  if (people === 0) return say('nobody');
  if (!isOwed(plans)) return say('holders', { people });
  return say(isHeld(plans) ? 'holdersAndOwed' : 'owed', { people });
}

function peopleOf({ plans, catalogue, locale, change }: ChangePreviewView, say: ChangeWords): Html {
  const tasks = plans.reduce((sum, each) => sum + each.tasks.length, 0);
  const left = plans.flatMap(({ gaps }) => gaps.filter(({ kind }) => kind === 'holders-left'));
  const isDay = change.facts.some(({ fact }) => Object.values(catalogue.milestoneDates ?? {}).includes(fact));
  return html`<p class="lead">${whoIsTold(plans, say)}</p>
${tasks > 0 ? html`<p>${say(isHeld(plans) ? 'tellers' : 'tellersOwed', { count: tasks })}</p>` : html``}${
  isDay ? html`<p>${say('moves')}</p>` : html``
}${left.map((gap) => html`<p class="state late">${gapSentence(gap, catalogue, locale)}</p>`)}`;
}

/** Where the old value stands, and what becomes of it there. */
function placesOf({ places, catalogue, locale }: ChangePreviewView, say: ChangeWords): Html {
  const { told, openTasks, isOnPages, hasIssues, hasReleases } = places;
  const names = told.map(
    (one) =>
      html`<li>${shownMilestone(one, catalogue, locale)}, ${formatFact(
        'date',
        toStockholm(one.dispatchedAt ?? one.receivedAt).date,
        locale,
      )}</li>`,
  );
  const lines = [
    ...(names.length > 0 ? [html`${say('placeTold')}<ul>${names}</ul>`] : []),
    ...(openTasks > 0 ? [html`${say('placeTasks', { count: openTasks })}`] : []),
    ...(isOnPages ? [html`${say('placePages')}`] : []),
    ...(hasIssues ? [html`${say('placeIssues')}`] : []),
    ...(hasReleases ? [html`${say('placeReleases')}`] : []),
  ];
  if (lines.length === 0) return html``;
  return html`<section aria-labelledby="places"><h2 id="places">${say('places')}</h2><ul>${lines.map(
    (line) => html`<li>${line}</li>`,
  )}</ul></section>`;
}

function confirmForm(view: ChangePreviewView, say: ChangeWords): Html {
  const { plans, reader, action, back, kept, why, locale, problems, rollout } = view;
  const people = mailed(plans);
  const wrong = problems.filter(({ path }) => path === 'why');
  const error =
    wrong.length > 0
      ? html`<span class="error" id="why-error">${wrong.map((one) => problemText(one, locale))}</span>`
      : html``;
  const reason =
    people === 0 || !isHeld(plans)
      ? html``
      : html`<p><label for="why">${say('whyLabel')}</label><span class="hint" id="why-hint">${say(
          'whyHint',
        )}</span>${error}
<textarea id="why" name="why" rows="3" maxlength="300" aria-describedby="why-hint${
          wrong.length > 0 ? html` why-error` : html``
        }"${wrong.length > 0 ? html` aria-invalid="true"` : html``}>${why}</textarea></p>`;
  const needsApproval = (rollout.approval ?? 'automatic') !== 'automatic';
  const hidden = Object.entries(kept).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form method="post" action="${action}" class="fields">${formTokenField(reader.formToken)}${hidden}
${reason}
<p><button type="submit">${say(needsApproval ? 'confirmApproval' : 'confirm', { people })}</button></p>
<p><a href="${back}">${say('back')}</a></p></form>`;
}

function mailsOf({ plans, names, catalogue, locale }: ChangePreviewView, say: ChangeWords): Html {
  if (mailed(plans) === 0) return html``;
  const rows = plans.flatMap(({ organisation, deliveries }) =>
    deliveries.map(({ name, groups }) => {
      const roles = groups.map((group) => nameOrId(catalogue.groups[group]?.name, group, locale)).join(', ');
      return html`<tr><th scope="row">${name}</th><td>${nameOrId(
        names.get(organisation),
        organisation,
        locale,
      )}</td><td>${roles}</td></tr>`;
    }),
  );
  const mails = plans.flatMap(({ variants, deliveries }) =>
    variants.map((variant) => ({
      variant,
      to: deliveries.find((delivery) => delivery.variant === variant.id)?.name ?? '',
    })),
  );
  // They differ by sender and contact, hardly by what they say: one in each language.
  const texts = [...new Map(mails.map((mail) => [mail.variant.locale, mail])).values()].map(
    ({ variant, to }) => {
      const { subject, text } = readAs(variant, { name: to, ownLink: '…' });
      return html`<article lang="${variant.locale}"><h3>${subject}</h3><pre class="letter">${text}</pre></article>`;
    },
  );
  const said = milestoneWords(locale);
  return html`<section aria-labelledby="reads"><h2 id="reads">${say('reads')}</h2>${texts}</section>
<details><summary>${say('receives')} (${
    rows.length
  })</summary><div class="scroll" tabindex="0"><table><thead><tr><th scope="col">${said(
    'name',
  )}</th><th scope="col">${said('organisation')}</th><th scope="col">${said(
    'group',
  )}</th></tr></thead><tbody>${rows}</tbody></table></div></details>`;
}
