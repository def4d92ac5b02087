import { SYSTEM_ACTOR } from '../../../../domain/rollout/approval.ts';
import { formatStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { type Html, html } from '../../../shared/html.ts';
import { languageName } from '../../../words/languages.ts';
import { pressWords } from '../../../words/press.gen.ts';
import { isSuggested, pressState } from './press-state.ts';
import type { ReleaseDeskView } from './release-desk-view.ts';

/** Everybody who gets it as a mail; their number alone for those who do not work with journalists. */
export function recipientTable({ shown, may, locale }: ReleaseDeskView): Html {
  const { frozen } = shown;
  if (!frozen) return html``;
  const say = pressWords(locale);
  const { recipients, variants } = frozen;
  const count = recipients.length;
  const title = html`<h2 id="recipients">${say('recipientsTitle', { count })}</h2>`;
  if (count === 0) return html`${title}<div class="empty"><p>${say('noRecipients')}</p></div>`;
  if (!may.seeRecipients) return html`${title}<p>${say('recipientsHidden', { count })}</p>`;
  const languages = new Map(variants.map((variant) => [variant.id, variant.locale]));
  const rows = recipients.map(({ contact, variant }) => {
    const language = languages.get(variant);
    return html`<tr><th scope="row">${contact.name}</th><td>${contact.press?.outlet ?? '–'}</td><td>${
      contact.address
    }</td><td>${language ? languageName(language, locale) : ''}</td></tr>\n`;
  });
  return html`${title}<section class="scroll" tabindex="0" aria-labelledby="recipients"><table class="people">
<thead><tr><th scope="col">${say('name')}</th><th scope="col">${say('outlet')}</th><th scope="col">${say(
    'recipientAddress',
  )}</th><th scope="col">${say('language')}</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

/** Who has done what with the version, and under which hash. */
export function aboutVersion({ shown: { version }, locale }: ReleaseDeskView): Html {
  const say = pressWords(locale);
  const { authors, submittedBy, approvedBy, withdrawn, hash } = version;
  const lines = [
    isSuggested(version)
      ? say('suggested')
      : say('writtenBy', { names: authors.filter((author) => author !== SYSTEM_ACTOR).join(', ') }),
    ...(submittedBy ? [say('handedInBy', { name: submittedBy })] : []),
    ...(approvedBy ? [say('approvedBy', { name: approvedBy })] : []),
    ...(withdrawn ? [say('withdrawnBy', { name: withdrawn.by, reason: withdrawn.reason })] : []),
  ];
  const mark = hash
    ? html`<p class="hash"><span class="hint">${say('hash')}</span><code>${hash}</code></p>`
    : html``;
  return html`<h2>${say('facts')}</h2><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>${mark}`;
}

/** Every version with its state. */
export function versionTable({ shown, locale }: ReleaseDeskView): Html {
  const { versions, version: current } = shown;
  if (versions.length < 2) return html``;
  const say = pressWords(locale);
  const rows = versions.map((version) => {
    const { id, version: number, draft, publishedAt } = version;
    const name = say('versionNumber', { number });
    const link =
      number === current.version
        ? html`${name}`
        : html`<a href="/press/${id}?version=${number}&amp;lang=${locale}">${name}</a>`;
    return html`<tr><th scope="row">${link}</th><td>${pressState(
      version,
      locale,
    )}</td><td class="number">${formatStockholm(publishedAt ?? draft.publishAt)}</td></tr>\n`;
  });
  return html`<h2 id="versions">${say(
    'versions',
  )}</h2><section class="scroll" tabindex="0" aria-labelledby="versions"><table>
<thead><tr><th scope="col">${say('version')}</th><th scope="col">${say('state')}</th><th scope="col">${say(
    'hour',
  )}</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}
