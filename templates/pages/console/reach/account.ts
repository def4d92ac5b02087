import { quarterAfter, sealedAccount } from '../../../../domain/reach/quarterly-account.ts';
import type { ShownAccount } from '../../../../domain/reach/use-cases/show-account.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import { type AccountWords, accountWords } from '../../../words/account.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { page, type Reader } from '../../shared/page.ts';
import {
  type AccountSection,
  type AccountTable,
  accountSections,
  accountSpan,
  quarterName,
} from '../ledger/account-sections.ts';

/** The account of a quarter: its chapters, its checksum, the same as files, and the quarters beside it. */
export function accountPage(shown: ShownAccount, locale: Language, reader: Reader): string {
  const say = accountWords(locale);
  const { rollout, account } = shown;
  const { quarter } = account;
  const { digest } = sealedAccount(account);
  const title = `${say('title')}: ${quarterName(quarter, say)}`;
  const query = `?${new URLSearchParams({ quarter, lang: locale })}`;
  const files = (['docx', 'csv', 'json'] as const).map(
    (kind) => html`<li><a href="account.${kind}${query}">${say(kind)}</a></li>`,
  );
  const groupsOfEight = (digest.match(/.{8}/g) ?? []).map((part) => html`${part}<wbr>`);
  const main = html`<p><a href="/reach/${rollout.id}/trends?lang=${locale}">${inLocale(rollout.name, locale)}</a></p>
<h1>${title}</h1>
<p>${say('lead')}</p><p class="quiet">${accountSpan(shown, locale)}</p>
${quarterLinks(quarter, say, locale)}
${accountSections(shown, locale).map(sectionOf)}
<h2 id="downloads">${say('download')}</h2><ul class="files" aria-labelledby="downloads">${files}</ul>
<h2>${say('hash')}</h2><p><code>${groupsOfEight}</code></p><p class="quiet">${say('digestNote')}</p>`;
  return page({ locale, title, path: `/reach/${rollout.id}/account`, main, reader });
}

function quarterLinks(quarter: string, say: AccountWords, locale: Language): Html {
  const link = (by: number, text: string) => {
    const other = quarterAfter(quarter, by);
    const query = `?${new URLSearchParams({ quarter: other, lang: locale })}`;
    return html`<li><a href="${query}">${text}: ${quarterName(other, say)}</a></li>`;
  };
  return html`<nav aria-label="${say('quarters')}"><ul class="files">${link(-1, say('before'))}${link(
    1,
    say('after'),
  )}</ul></nav>`;
}

function sectionOf({ id, title, notes, tables }: AccountSection): Html {
  return html`<h2 id="${id}">${title}</h2>
${notes.map((note) => html`<p>${note}</p>`)}
${tables.map((table, index) => tableOf(table, { id: `${id}-${index}`, title }))}`;
}

/** Whoever sees the title of the chapter needs no caption that says the same. */
function tableOf({ caption, head, rows }: AccountTable, { id, title }: { id: string; title: string }): Html {
  const [first = '', ...others] = head;
  const look = others.length > 1 ? 'account wide' : 'account';
  return html`<section class="scroll" tabindex="0" aria-labelledby="${id}"><table class="${look}">
<caption id="${id}"${caption === title ? html` class="unseen"` : ''}>${caption}</caption>
<thead><tr><th scope="col">${first}</th>${others.map(
    (name) => html`<th scope="col" class="number">${name}</th>`,
  )}</tr></thead>
<tbody>${rows.map(
    ([name = '', ...figures]) =>
      html`<tr><th scope="row">${name}</th>${figures.map((figure) => html`<td class="number">${figure}</td>`)}</tr>\n`,
  )}</tbody></table></section>`;
}
