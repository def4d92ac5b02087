import type { PressLine } from '../../../../domain/press/use-cases/list-press-releases.ts';
import type { Rollout } from '../../../../domain/rollout/rollout.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { type PressWords, pressWords } from '../../../words/press.gen.ts';
import type { WordKey } from '../../../words/speaker.ts';
import { momentText } from '../../shared/instant.ts';
import { page, type Reader } from '../../shared/page.ts';
import { headlineOf, isSuggested, nextStep, pressState } from './press-state.ts';

export type PressListView = {
  locale: Language;
  reader: Reader;
  lists: readonly { rollout: Rollout; lines: readonly PressLine[] }[];
  /** The names of organisations that have an edition. */
  names: ReadonlyMap<string, string>;
  /** Rollouts that the reader may write a release for. */
  writes: readonly Rollout[];
  /** What the page is for, to this reader. */
  lead: Extract<WordKey<PressWords>, `lead.${string}`>;
};

/** All releases that the reader sees, with where each stands and who is needed next. */
export function pressListPage(view: PressListView): string {
  const { locale, reader, lists, writes, lead } = view;
  const say = pressWords(locale);
  const several = writes.length > 1;
  const ways = writes.map(
    ({ id, name }) =>
      html`<li><a class="button" href="/press/new?rollout=${id}&amp;lang=${locale}">${
        several ? say('writeFor', { rollout: inLocale(name, locale) }) : say('write')
      }</a></li>`,
  );
  const empty = html`<div class="empty"><p>${say('none')}</p><p>${say('noneNext')}</p></div>`;
  const main = html`<h1>${say('releases')}</h1>
<p class="lead">${say(lead)}</p>
${ways.length > 0 ? html`<ul class="ways">${ways}</ul>` : html``}
${lists.length === 0 ? empty : lists.map((list, index) => listOf(list, view, index))}`;
  return page({ locale, title: say('releases'), path: '/press', main, reader });
}

function listOf(
  { rollout, lines }: PressListView['lists'][number],
  view: PressListView,
  index: number,
): Html {
  const service = inLocale(rollout.name, view.locale);
  const rows = lines.map((line) => row(line, view));
  return html`<h2 id="rollout-${index}">${service}</h2>
<ul class="tasks press" aria-labelledby="rollout-${index}">${rows}</ul>`;
}

function row({ version, isPublic }: PressLine, { locale, names }: PressListView): Html {
  const say = pressWords(locale);
  const { id, draft, version: number, state } = version;
  const edition = draft.kind === 'local' ? (names.get(draft.organisation) ?? draft.organisation) : undefined;
  const name = edition === undefined ? headlineOf(version, [locale]) : html`${edition}`;
  const notes = [
    ...(edition === undefined ? [] : [say('edition')]),
    ...(number > 1 ? [say('correctionOf', { version: number })] : []),
    ...(isSuggested(version) ? [say('suggested')] : []),
    ...(isPublic && state !== 'published' ? [say('stillPublic')] : []),
  ];
  return html`<li><span class="what"><a href="/press/${id}?lang=${locale}">${name}</a>${notes.map(
    (note) => html`<span class="hint">${note}</span>`,
  )}</span><span>${pressState(version, locale)}<span class="hint">${say('hourIs', {
    time: momentText(draft.publishAt, locale),
  })}</span></span><span>${nextStep(version, locale)}</span></li>\n`;
}
