import { releasePath } from '../../../../domain/press/published-release.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import { pressWords } from '../../../words/press.gen.ts';
import { changedFact } from '../../shared/changed-fact.ts';
import { momentText } from '../../shared/instant.ts';
import { page } from '../../shared/page.ts';
import { labelledProblem, problemText } from '../../shared/problem-list.ts';
import { pressLabel } from './press-inputs.ts';
import { pressLacks } from './press-lacks.ts';
import { pressFieldId } from './press-lists.ts';
import { headlineOf, nextStep, plainHeadlineOf, pressState } from './press-state.ts';
import { releaseActions } from './release-actions.ts';
import type { ReleaseDeskView } from './release-desk-view.ts';
import { exactTexts } from './release-exact.ts';
import { aboutVersion, recipientTable, versionTable } from './release-tables.ts';

/** One release: where it stands, what has to be done next, exactly what goes out, and to whom. */
export function releaseDeskPage(view: ReleaseDeskView): string {
  const { locale, reader, shown, rollout, languages, organisation, told } = view;
  const say = pressWords(locale);
  const { version } = shown;
  const tongues = [locale, ...languages];
  const edition = organisation === undefined ? undefined : say('editionTitle', { organisation });
  const title = edition ?? plainHeadlineOf(version, tongues);
  const main = html`<p><a href="/press?lang=${locale}">${say('backToAll')}</a></p>
<h1>${edition ? html`${edition}` : headlineOf(version, tongues)}</h1>
<p class="lead">${inLocale(rollout.name, locale)}</p>
${told ? html`<div class="notice" role="status"><p>${say(told)}</p></div>` : html``}${refusal(view)}
${standing(view)}
${exactTexts(view)}
${recipientTable(view)}
${aboutVersion(view)}
${versionTable(view)}`;
  return page({ locale, title, path: `/press/${version.id}`, main, reader });
}

function refusal({ refused, locale, languages }: ReleaseDeskView): Html {
  if (refused.length === 0) return html``;
  const say = pressWords(locale);
  const each = refused.map((problem) => {
    const text = problemText(problem, locale);
    if (problem.path === 'reason') return labelledProblem(problem, say('rejectReason'), locale);
    if (problem.path === 'by') return html`<li>${say('notYou')}</li>`;
    const label = labelOf(problem, { locale, languages });
    return html`<li>${label ? html`${label}: ` : html``}${text}</li>`;
  });
  return html`<section class="errors" aria-labelledby="refused"><h2 id="refused">${say('refusedHeading')}</h2>
<ul>${each}</ul></section>`;
}

function labelOf({ path }: Problem, of: Pick<ReleaseDeskView, 'locale' | 'languages'>) {
  if (path === 'id') return pressWords(of.locale)('pressRelease');
  return pressLabel(of, pressFieldId(path, of.languages[0] ?? 'sv'));
}

/** Where it stands and what can be done about it now. */
function standing(view: ReleaseDeskView): Html {
  const { locale, shown } = view;
  const { version, isCurrent, isPublic } = shown;
  const say = pressWords(locale);
  const { publishedAt, draft, state, id } = version;
  const hour =
    publishedAt === undefined
      ? state === 'withdrawn'
        ? undefined
        : say('comesOut', { time: momentText(draft.publishAt, locale) })
      : say('cameOut', { time: momentText(publishedAt, locale) });
  const open = html`<p><a href="${releasePath(id)}?lang=${locale}">${say('pub')}</a></p>`;
  const newest = html`<p><a href="/press/${id}?lang=${locale}">${say('newestVersion')}</a></p>`;
  return html`<section class="act" aria-label="${say('state')}"><p>${pressState(version, locale, ' big')}</p>
${hour === undefined ? html`` : html`<p>${hour}</p>`}
<p>${say('nextIs', { step: nextStep(version, locale) })}</p>
${isPublic ? html`${state === 'published' ? html`` : html`<p>${say('stillPublic')}</p>`}${open}` : html``}
${rejection(view)}${mailsOf(view)}${outdated(view)}${gaps(view)}${pressLacks(shown.frozen?.lacks, locale)}
${isCurrent ? releaseActions(view) : newest}</section>`;
}

/** Why it was not approved, for its authors. */
function rejection({ shown: { version }, locale }: ReleaseDeskView): Html {
  const { rejected, state } = version;
  if (!rejected || state !== 'draft') return html``;
  const time = momentText(rejected.at, locale);
  return html`<div class="notice wait"><p>${pressWords(locale)('rejectedBy', {
    by: rejected.by,
    time,
  })}</p><p class="written">${rejected.reason}</p></div>`;
}

function mailsOf({ shown: { mails }, locale }: ReleaseDeskView): Html {
  if (!mails) return html``;
  const say = pressWords(locale);
  return html`<p>${say(mails.open > 0 ? 'mailsOutOpen' : 'mailsOut', mails)}</p>`;
}

/** What it says that no longer holds, for which it is held. */
function outdated({ shown: { version }, catalogue, locale }: ReleaseDeskView): Html {
  const { state, changed = [] } = version;
  if (state !== 'held' || changed.length === 0) return html``;
  const each = changed.map((change) => html`<li>${changedFact(change, { catalogue, locale })}</li>`);
  return html`<div class="gaps"><p class="error">${pressWords(locale)('outdated')}</p><ul>${each}</ul></div>`;
}

/** What has to be fixed, each with the way to its field. */
function gaps({ shown: { gaps: found, version }, may, locale, languages }: ReleaseDeskView): Html {
  if (found.length === 0) return html``;
  const say = pressWords(locale);
  const each = found.map((problem) => {
    const label = labelOf(problem, { locale, languages });
    const at = pressFieldId(problem.path, languages[0] ?? 'sv');
    const name = may.write
      ? html`<a href="/press/${version.id}/edit?lang=${locale}#${at}">${label ?? ''}</a>`
      : html`${label ?? ''}`;
    return html`<li>${label ? html`${name}: ` : html``}${problemText(problem, locale)}</li>`;
  });
  return html`<div class="gaps"><p class="error">${say('gaps')}</p><ul>${each}</ul></div>`;
}
