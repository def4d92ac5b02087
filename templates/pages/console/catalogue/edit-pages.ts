import { type Group, milestoneName } from '../../../../domain/catalogue/catalogue.ts';
import type { CatalogueVersion } from '../../../../domain/catalogue/catalogues.ts';
import { type Text, textMarkdown } from '../../../../domain/catalogue/text.ts';
import { inLocale, nameOrId } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import { type CatalogueWords, catalogueWords } from '../../../words/catalogue.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { languageName } from '../../../words/languages.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';
import { problemSummary } from '../../shared/problem-list.ts';

export type EditView = {
  locale: Language;
  reader: Reader;
  version: CatalogueVersion;
  problems: readonly Problem[];
};

/** A message: its words in every language, and the milestones that it is told at. Each is changed by itself. */
export function messagePage(
  view: EditView & { topic: string; written?: { locale: string; markdown: string } },
): string {
  const { locale, reader, version, topic, problems, written } = view;
  const { catalogue, texts } = version;
  const say = catalogueWords(locale);
  const message = catalogue.messages[topic];
  const title = nameOrId(message?.name, topic, locale);
  const path = `/catalogues/${catalogue.id}/messages/${topic}`;
  const groups = Object.values(catalogue.groups)
    .filter(({ messages }) => messages.includes(topic))
    .map(({ name }) => inLocale(name, locale));
  const form = (what: string, fields: Html) =>
    html`<form method="post" action="${path}?lang=${locale}" class="fields">${hidden(view, what)}${
      fields
    }<p><button type="submit" class="second">${say('showChange')}</button></p></form>`;
  const words = catalogue.locales.map((language) => {
    const text = texts.find((one) => one.topic === topic && one.locale === language);
    const markdown = written?.locale === language ? written.markdown : text ? textMarkdown(text) : '# \n';
    return wordsForm({ language, markdown, text }, form, view);
  });
  const boxes = Object.keys(catalogue.milestones).map(
    (kind) =>
      html`<li class="check"><input type="checkbox" id="at-${kind}" name="at-${kind}" value="yes"${
        message?.at.includes(kind) ? html` checked` : html``
      }> <label for="at-${kind}">${milestoneName(catalogue, kind, locale)}</label></li>`,
  );
  const main = html`<h1>${title}</h1><p class="quiet">${say('heardBy', {
    groups: groups.join(', ') || say('none'),
  })}</p>
${back(catalogue.id, locale, say)}${problemSummary(problems, {
  locale,
  heading: say('correctFirst'),
  labelOf: () => undefined,
})}
${words}
<h2 id="placement">${say('placement')}</h2><p>${say('placementLead')}</p>
${form('message', html`<ul class="boxes one" aria-labelledby="placement">${boxes}</ul>`)}`;
  return page({ locale, title, path, main, reader });
}

type Words = { language: string; markdown: string; text: Text | undefined };

function wordsForm(
  { language, markdown }: Words,
  form: (what: string, fields: Html) => Html,
  { locale }: EditView,
): Html {
  const say = catalogueWords(locale);
  const id = `markdown-${language}`;
  return html`<h2>${say('words', { locale: languageName(language, locale) })}</h2>
${form(
  'text',
  html`<input type="hidden" name="locale" value="${language}"><p><label for="${id}" class="unseen">${say(
    'words',
    { locale: languageName(language, locale) },
  )}</label><span class="hint" id="${id}-hint">${say('wordsHint')}</span>
<textarea id="${id}" name="markdown" rows="16" lang="${language}" spellcheck="true" aria-describedby="${id}-hint">
${markdown}</textarea></p>`,
)}`;
}

/** A group: its messages in the order of their weight, and its channels. */
export function groupPage(view: EditView & { id: string; group: Group }): string {
  const { locale, reader, version, id, group, problems } = view;
  const { catalogue } = version;
  const say = catalogueWords(locale);
  const title = inLocale(group.name, locale);
  const path = `/catalogues/${catalogue.id}/groups/${id}`;
  const first = [
    ...group.messages,
    ...Object.keys(catalogue.messages).filter((topic) => !group.messages.includes(topic)),
  ];
  const rows = first.map((topic) => {
    const place = group.messages.indexOf(topic);
    const name = nameOrId(catalogue.messages[topic]?.name, topic, locale);
    return html`<tr><th scope="row"><label for="message-${topic}">${
      name
    }</label></th><td><input id="message-${topic}" name="message-${
      topic
    }" type="text" inputmode="numeric" class="short" value="${place < 0 ? '' : place + 1}"></td></tr>`;
  });
  const channels = Object.entries(catalogue.channels).map(
    ([channel, { name }]) =>
      html`<li class="check"><input type="checkbox" id="channel-${channel}" name="channel-${
        channel
      }" value="yes"${
        group.channels.includes(channel) ? html` checked` : html``
      }> <label for="channel-${channel}">${inLocale(name, locale)}</label></li>`,
  );
  const main = html`<h1>${title}</h1>${back(catalogue.id, locale, say)}${problemSummary(problems, {
    locale,
    heading: say('correctFirst'),
    labelOf: () => undefined,
  })}
<form method="post" action="${path}?lang=${locale}" class="fields">${hidden(view, 'group')}
<h2 id="messages">${say('messages')}</h2><p class="hint">${say('orderHint')}</p>
<table><thead><tr><th scope="col">${say('message')}</th><th scope="col">${say(
    'order',
  )}</th></tr></thead><tbody>${rows}</tbody></table>
<fieldset><legend>${say('chosenChannels')}</legend><ul class="boxes">${channels}</ul></fieldset>
<p><button type="submit" class="second">${say('showChange')}</button></p></form>`;
  return page({ locale, title, path, main, reader });
}

function hidden({ reader, version }: EditView, what: string): Html {
  return html`${formTokenField(reader.formToken)}<input type="hidden" name="what" value="${
    what
  }"><input type="hidden" name="basedOn" value="${version.version}">`;
}

function back(catalogue: string, locale: Language, say: CatalogueWords): Html {
  return html`<p><a href="/catalogues/${catalogue}?lang=${locale}">${say('back')}</a></p>`;
}
