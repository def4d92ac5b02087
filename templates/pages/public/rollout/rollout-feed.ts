import { Feed } from 'feed';
import {
  type FeedEntry,
  type FeedReference,
  type RolloutFeed,
  rolloutFeedPath,
} from '../../../../domain/public/use-cases/show-rollout-feed.ts';
import { changeSentence } from '../../../mail/correction-letter.ts';
import { escapeHtml, html } from '../../../shared/html.ts';
import { changeWords } from '../../../words/change.gen.ts';
import { correctionMailWords } from '../../../words/correction-mail.gen.ts';
import { rolloutWords } from '../../../words/rollout.gen.ts';
import { inLanguage } from '../../shared/frame.ts';
import type { SiteContext } from '../site-page.ts';
import { day } from '../timeline.ts';
import { shownLead } from './rollout-page.ts';

type FeedContext = Pick<SiteContext, 'locale' | 'origin'>;

/** What has been told about a rollout, changed and cancelled, as an Atom feed (RFC 4287). */
export function rolloutFeed({ id, name, entries }: RolloutFeed, { locale, origin }: FeedContext): string {
  const say = rolloutWords(locale);
  const page = `${origin}/rollouts/${id}`;
  const feed = new Feed({
    id: page,
    // Atom titles and summaries of this library are HTML: what is plain text has to be escaped for that.
    title: escapeHtml(say('feedTitle', { name })),
    description: escapeHtml(say('feedLead', { name })),
    link: `${origin}${inLanguage(`/rollouts/${id}`, locale)}`,
    language: locale,
    updated: new Date(Math.max(0, ...entries.map(({ updatedAt }) => updatedAt))),
    generator: 'Budkavle',
    feedLinks: { atom: `${origin}${inLanguage(rolloutFeedPath(id), locale)}` },
    author: { name: 'Budkavle' },
  });
  for (const entry of entries) {
    const place = entry.organisation ? `/${entry.organisation.code}` : '';
    const summary = summaryOf(entry, locale);
    feed.addItem({
      id: `${page}#${entry.id}`,
      title: escapeHtml(titleOf(entry, locale)),
      description: escapeHtml(summary),
      content: html`<p>${summary}</p>${replaced(entry.replaces, { id, locale, origin })}`.markup,
      link: `${origin}${inLanguage(`/rollouts/${id}${place}`, locale)}`,
      published: new Date(entry.publishedAt),
      date: new Date(entry.updatedAt),
      category: [{ term: entry.kind, name: say(`feed.${entry.kind}`) }],
    });
  }
  return feed.atom1();
}

function titleOf({ told, changes, organisation }: FeedEntry, locale: SiteContext['locale']): string {
  if (told) return told.name;
  const names = [...new Set(changes.map(({ name }) => name))].join(', ');
  const title = changeWords(locale)('changedName', { name: names });
  return organisation ? `${organisation.name}: ${title}` : title;
}

function summaryOf({ told, changes, undone }: FeedEntry, locale: SiteContext['locale']): string {
  const words = correctionMailWords(locale);
  const whys = [...new Set(changes.flatMap(({ why }) => why ?? []))];
  return [
    // First, that nobody takes the rest for what holds.
    ...(undone
      ? [rolloutWords(locale)('feedUndone', { name: undone.name, on: day(undone.on, locale) })]
      : []),
    ...(told ? [shownLead(told, locale)] : []),
    ...changes.map((change) => changeSentence(change, words)),
    ...whys,
  ].join(' ');
}

/** What an entry replaces, linked by the ids of the entries. */
function replaced(
  references: readonly FeedReference[],
  { id, locale, origin }: FeedContext & { id: string },
) {
  const items = references.map(
    (one) =>
      html`<li><a href="${`${origin}/rollouts/${id}#${one.id}`}">${one.name}, ${day(one.on, locale)}</a></li>`,
  );
  return items.length === 0 ? html`` : html`<p>${rolloutWords(locale)('feedReplaces')}</p><ul>${items}</ul>`;
}
