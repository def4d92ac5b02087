import { type Catalogue, milestoneName } from '../../../../domain/catalogue/catalogue.ts';
import type { GroupChange } from '../../../../domain/catalogue/compare-catalogues.ts';
import type { ShownFact } from '../../../../domain/catalogue/fact.ts';
import type { RevisionPreview } from '../../../../domain/setup/use-cases/revise-catalogue.ts';
import { nameOrId } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import { type CatalogueWords, catalogueWords } from '../../../words/catalogue.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { markdownPage } from '../../shared/markdown-page.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';

export type ChangeView = {
  locale: Language;
  reader: Reader;
  /** Where the form was, which also publishes. */
  path: string;
  preview: RevisionPreview;
  /** The fields of the form once more, to publish exactly what was shown. */
  fields: Readonly<Record<string, string>>;
  /** For a text: how it reads at each milestone, with the facts of one organisation. */
  reads: readonly {
    milestone: string;
    locale: string;
    title: string;
    markdown: string;
    missing: readonly string[];
  }[];
  facts: Readonly<Record<string, ShownFact>>;
};

/**
 * What a change does, before it is published: who hears something else, how it reads, and what it comes too
 * late for.
 */
export function changePage(view: ChangeView): string {
  const { locale, reader, path, preview, fields } = view;
  const { catalogue } = preview.version;
  const say = catalogueWords(locale);
  const kept = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const main = html`<h1>${say('change')}</h1>
${view.reads.map((read) => reading(read, view, say))}
${changes(preview.changes, catalogue, { locale, say })}
${tooLate(preview, say)}
<form method="post" action="${path}?lang=${locale}">${formTokenField(reader.formToken)}${
    kept
  }<input type="hidden" name="publish" value="yes">
<ul class="ways"><li><button type="submit">${say('publish')}</button></li><li><a href="${path}?lang=${
    locale
  }">${say('edit')}</a></li></ul></form>`;
  return page({ locale, title: say('change'), path, main, reader });
}

type In = { locale: Language; say: CatalogueWords };

function changes(all: readonly GroupChange[], catalogue: Catalogue, { locale, say }: In): Html {
  if (all.length === 0) return html`<p>${say('noChange')}</p>`;
  const topics = (list: readonly string[]) =>
    list.map((topic) => nameOrId(catalogue.messages[topic]?.name, topic, locale)).join(', ');
  const channels = (list: readonly string[]) =>
    list.map((channel) => nameOrId(catalogue.channels[channel]?.name, channel, locale)).join(', ');
  const rows = all.map((change) => {
    const group = catalogue.groups[change.group];
    const said = [
      ...(change.added.length > 0 ? [say('added', { list: topics(change.added) })] : []),
      ...(change.removed.length > 0 ? [say('removed', { list: topics(change.removed) })] : []),
      ...(change.reworded.length > 0 ? [say('reworded', { list: topics(change.reworded) })] : []),
      ...(change.channelsAdded.length > 0
        ? [say('channelsAdded', { list: channels(change.channelsAdded) })]
        : []),
      ...(change.channelsRemoved.length > 0
        ? [say('channelsRemoved', { list: channels(change.channelsRemoved) })]
        : []),
    ];
    return html`<tr><th scope="row">${nameOrId(group?.name, change.group, locale)}</th><td>${milestoneName(
      catalogue,
      change.milestone,
      locale,
    )}</td><td>${said.map((one) => html`<div>${one}</div>`)}</td></tr>`;
  });
  return html`<section class="scroll" tabindex="0" aria-label="${say(
    'change',
  )}"><table><thead><tr><th scope="col">${say('group')}</th><th scope="col">${say(
    'at',
  )}</th><th scope="col">${say('change')}</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

function reading(
  read: ChangeView['reads'][number],
  { preview, facts, locale }: ChangeView,
  say: CatalogueWords,
): Html {
  const heading = say('shownAs', {
    milestone: milestoneName(preview.version.catalogue, read.milestone, locale),
  });
  const withheld = read.missing.map((fact) => html`<p class="state late">${say('holds', { fact })}</p>`);
  const words = read.missing.length > 0 ? html`` : markdownPage(read.markdown, facts);
  return html`<section class="reading"><h2>${heading}</h2>${withheld}<div lang="${read.locale}"><h3>${
    read.title
  }</h3>${words}</div></section>`;
}

function tooLate({ untouched }: RevisionPreview, say: CatalogueWords): Html {
  if (untouched.length === 0) return html``;
  const list = untouched.map(({ id }) => id).join(', ');
  return html`<section class="notice"><h2>${say('untouched', { count: untouched.length })}</h2><p>${say(
    'untouchedLead',
    { count: untouched.length, list },
  )}</p></section>`;
}
