import { type Html, html } from '../../../shared/html.ts';
import { accessWords } from '../../../words/access.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { publicPage } from '../../public/public-page.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';

/** What a form was sent with. */
export type KeptForm = {
  /** Where it was sent: path and query. */
  action: string;
  fields: readonly { name: string; value: string }[];
  /** Names of files, which only the person can choose again. */
  files: readonly string[];
};

type GivenBack = {
  why: 'signed-out' | 'somebody-else';
  /** Undefined if it is too large to be kept. */
  kept: KeptForm | undefined;
  /** Says whose form it is. */
  writer: string;
};

/** Keeps what was typed for as long as it is open, and sends it back to its form once its writer has signed in. */
export function keptFormPage(locale: Language, { why, kept, writer }: GivenBack): string {
  const say = accessWords(locale);
  const signedOut = why === 'signed-out';
  const title = say(!kept ? 'keptTooLarge' : signedOut ? 'kept' : 'keptOfOther');
  const lead = say(!kept ? 'keptTooLargeLead' : signedOut ? 'keptLead' : 'keptOfOtherLead');
  // In a tab of its own, so that this one stays.
  const to = signedOut
    ? `/sign-in?${new URLSearchParams({ to: `/signed-in?lang=${locale}` })}`
    : `/?lang=${locale}`;
  const link = html`<a class="action" href="${to}" target="_blank" rel="noopener">${say(
    signedOut ? 'keptSignIn' : 'keptChange',
  )}</a>`;
  const main = html`<h1>${title}</h1><p class="lead">${lead}</p>
<p>${link}</p>${kept ? backTo(kept, { locale, writer }) : html``}`;
  return publicPage({ locale, title, main, otherLanguages: false });
}

function backTo(kept: KeptForm, { locale, writer }: { locale: Language; writer: string }): Html {
  const say = accessWords(locale);
  return html`<p>${say('keptThen')}</p>
<form method="post" action="${kept.action}" autocomplete="off">${formTokenField(writer)}${hiddenFields(
    kept,
  )}<p><button type="submit" class="second">${say('keptShow')}</button></p></form>${filesOf(kept, locale)}
<details><summary>${say('keptText')}</summary>${textsOf(kept)}</details>`;
}

/** For forms that cannot be filled in again: what was about to be sent, to be sent by another press. */
export function againPage(locale: Language, { kept, reader }: { kept: KeptForm; reader: Reader }): string {
  const say = accessWords(locale);
  const main = html`<h1>${say('again')}</h1><p>${say('againLead')}</p>
<p class="quiet"><code>${kept.action.replace(/\?.*$/s, '')}</code></p>${textsOf(kept)}${filesOf(kept, locale)}
<form method="post" action="${kept.action}" autocomplete="off">${formTokenField(reader.formToken)}${hiddenFields(
    kept,
  )}<p><button type="submit">${say('againSend')}</button> <a href="/?lang=${locale}">${say(
    'againNot',
  )}</a></p></form>`;
  return page({ locale, title: say('again'), path: '/', main, reader });
}

function hiddenFields({ fields }: KeptForm): Html {
  return html`${fields.map(({ name, value }) => html`<input type="hidden" name="${name}" value="${value}">`)}`;
}

function textsOf({ fields }: KeptForm): Html {
  const written = fields.filter(({ value }) => value.trim() !== '');
  if (written.length === 0) return html``;
  const each = written.map(
    ({ name, value }) => html`<dt><code>${name}</code></dt><dd class="typed">${value}</dd>`,
  );
  return html`<dl>${each}</dl>`;
}

function filesOf({ files }: KeptForm, locale: Language): Html {
  if (files.length === 0) return html``;
  return html`<p>${accessWords(locale)('keptFiles', { files: files.join(', ') })}</p>`;
}

/** Where signing in leads whose form waits in another tab. */
export function signedInPage(locale: Language): string {
  const say = accessWords(locale);
  const main = html`<h1>${say('signedIn')}</h1><p>${say('signedInLead')}</p>
<p><a href="/?lang=${locale}">${say('signedInOn')}</a></p>`;
  return publicPage({ locale, title: say('signedIn'), main, otherLanguages: true });
}
