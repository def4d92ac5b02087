import type { PressState } from '../../../../domain/press/press-states.ts';
import { type Html, html } from '../../../shared/html.ts';
import { pressWords } from '../../../words/press.gen.ts';
import { momentText } from '../../shared/instant.ts';
import { formTokenField } from '../../shared/page.ts';
import { problemText } from '../../shared/problem-list.ts';
import type { ReleaseDeskView } from './release-desk-view.ts';

const EDITABLE: readonly PressState[] = ['draft', 'submitted', 'approved', 'scheduled', 'held'];

/** Whatever this reader can do with it now; the step that leads on comes first. */
export function releaseActions(view: ReleaseDeskView): Html {
  const { shown, may, locale } = view;
  const { state, id } = shown.version;
  const settled = state === 'published';
  const say = pressWords(locale);
  const to = (where: string) => `/press/${id}/${where}?lang=${locale}`;
  const edits = may.write && EDITABLE.includes(state);
  const corrects = may.write && settled;
  const links = [
    ...(edits ? [html`<a href="${to('edit')}">${say('edit')}</a>`] : []),
    ...(corrects ? [html`<a href="${to('edit')}">${say('correct')}</a>`] : []),
    ...(may.editionAt ? [html`<a href="${may.editionAt}?lang=${locale}">${say('writeEdition')}</a>`] : []),
    ...(may.withdraw && (settled || EDITABLE.includes(state))
      ? [html`<a href="${to('withdraw')}">${say(settled ? 'withdraw' : 'giveUp')}</a>`]
      : []),
  ];
  const voids = edits && state !== 'draft' ? html`<p class="hint">${say('editVoids')}</p>` : html``;
  return html`${leadOn(view)}
${links.length > 0 ? html`<ul class="ways">${links.map((link) => html`<li>${link}</li>`)}</ul>${voids}` : html``}`;
}

/** The one step that brings it nearer to its hour, for whoever may take it. */
function leadOn(view: ReleaseDeskView): Html {
  const { shown, may, locale } = view;
  const { version, gaps, frozen } = shown;
  const say = pressWords(locale);
  const time = momentText(version.draft.publishAt, locale);
  const count = frozen?.recipients.length ?? 0;
  if (version.state === 'draft' && may.write && gaps.length === 0)
    return html`<p class="hint">${say('submitHint')}</p>${button(view, 'submit', say('submit'))}`;
  if (version.state === 'approved' && may.schedule)
    return button(view, 'schedule', say('schedule', { time }));
  const waits = version.state === 'submitted' || (version.state === 'held' && version.heldFor === 'late');
  if (!waits || !may.approve) return html``;
  if (may.isAuthor) return html`<p class="hint">${say('notYou')}</p>`;
  const words = say(version.state === 'held' ? 'approveNow' : 'approve', { count, time });
  return html`<p class="hint">${say('hashHint')}</p>${button(view, 'approve', words)}${rejectForm(view)}`;
}

/** The reason is what its authors get. */
function rejectForm({ shown, reader, locale, reason, refused }: ReleaseDeskView): Html {
  const { id, hash = '' } = shown.version;
  const say = pressWords(locale);
  const wrong = refused.filter(({ path }) => path === 'reason');
  const errors = wrong.map((found) => problemText(found, locale));
  return html`<details${reason === undefined ? html`` : html` open`}><summary>${say('rejectSummary')}</summary>
<form method="post" action="/press/${id}/reject?lang=${locale}">${formTokenField(
    reader.formToken,
  )}<input type="hidden" name="hash" value="${hash}">
<p class="field"><label for="reason">${say('rejectReason')}</label>${
    errors.length > 0 ? html`<span class="error" id="reason-error">${errors}</span>` : html``
  }
<textarea id="reason" name="reason" rows="3" maxlength="400"${
    errors.length > 0 ? html` aria-invalid="true" aria-describedby="reason-error"` : html``
  }>${reason ?? ''}</textarea></p>
<button type="submit" class="second">${say('rejectWithReason')}</button></form></details>`;
}

/** The hash goes along, so that what was looked at is what is acted on. */
function button({ shown, reader, locale }: ReleaseDeskView, step: string, words: string): Html {
  const { id, hash } = shown.version;
  const seen = hash ? html`<input type="hidden" name="hash" value="${hash}">` : html``;
  return html`<form method="post" action="/press/${id}/${step}?lang=${locale}">${formTokenField(
    reader.formToken,
  )}${seen}<button type="submit">${words}</button></form>`;
}
