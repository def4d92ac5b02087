import { type IssueItem, itemAnchor } from '../../../../domain/newsletter/newsletter-issue.ts';
import type { IssuesView, IssueView } from '../../../../domain/public/use-cases/show-issues.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { newsroomWords } from '../../../words/newsroom.gen.ts';
import { rolloutWords } from '../../../words/rollout.gen.ts';
import { siteWords } from '../../../words/site.gen.ts';
import { inLanguage } from '../../shared/frame.ts';
import { timeOf } from '../../shared/instant.ts';
import { markdownPage } from '../../shared/markdown-page.ts';
import { askSection } from '../questions/answers-section.ts';
import { type SiteContext, sitePage } from '../site-page.ts';
import { day, timeline } from '../timeline.ts';
import { subscribeSection } from './subscribe-section.ts';

/** A newsletter on the web: everything in it, whomever it concerns. */
export function issuePage(view: IssueView, context: SiteContext): string {
  const { locale } = context;
  const say = newsroomWords(locale);
  const { edition, ref } = view;
  const next = edition.next.map(
    ({ name, date }) =>
      html`<li>${name}: ${date ? html`<time datetime="${date}">${day(date, locale)}</time>` : say('noDate')}</li>`,
  );
  const main = html`<article${view.locale === locale ? html`` : html` lang="${view.locale}"`}>
<p class="eyebrow">${edition.service} · ${edition.organisation} · ${timeOf(view.publishedAt, locale)}</p>
<h1>${edition.title}</h1>
<p class="lead">${edition.lead}</p>
${timeline(
  edition.milestones.map(({ name, reached }) => ({
    name,
    reached,
    notes: reached ? [rolloutWords(locale)('reached')] : [],
  })),
  locale,
)}
${edition.items.map((item) => section(item, view, locale))}
${
  next.length > 0
    ? html`<section aria-labelledby="next"><h2 id="next" lang="${locale}">${say(
        'next',
      )}</h2><ul>${next}</ul></section>`
    : html``
}
</article>
${subscribeSection(view.subscribe, locale)}${askSection(ref, locale)}`;
  return sitePage({
    context,
    title: `${edition.title} – ${edition.organisation}`,
    description: edition.lead,
    above: [
      { name: siteWords(locale)('rollouts'), path: '/rollouts' },
      { name: edition.service, path: `/rollouts/${ref.rollout}` },
      {
        name: `${say('newsletters')}, ${edition.organisation}`,
        path: `/newsletters/${ref.rollout}/${ref.organisation}`,
      },
    ],
    main,
  });
}

function section(
  item: IssueItem,
  { edition, groups, ref, locale: written }: IssueView,
  locale: Language,
): Html {
  const say = newsroomWords(locale);
  const concerned = item.groups === 'all' ? [] : item.groups.map((group) => groups[group] ?? group);
  const id = itemAnchor(ref, item);
  return html`<section aria-labelledby="${id}"${
    item.locale === written ? html`` : html` lang="${item.locale}"`
  }><h2 id="${id}">${item.title}</h2>
${
  concerned.length > 0
    ? html`<p class="quiet" lang="${locale}">${say('concernsGroups', { groups: concerned.join(', ') })}</p>\n`
    : html``
}${markdownPage(item.markdown, edition.facts)}</section>
`;
}

/** Newsletters of a rollout or of one organisation in it. */
export function issuesPage(view: IssuesView, context: SiteContext): string {
  const { locale } = context;
  const say = newsroomWords(locale);
  const { rollout, organisation } = view;
  const lead = organisation
    ? say('newslettersOf', { organisation: organisation.name, service: rollout.name })
    : say('newslettersLead', { service: rollout.name });
  const title = organisation ? `${say('newsletters')}, ${organisation.name}` : say('newsletters');
  const list =
    view.lines.length > 0
      ? html`<ul class="links">${view.lines.map((line) => issueItem(line, { locale, withSender: !organisation }))}</ul>`
      : html`<div class="empty"><p>${say('noIssues')}</p><p>${say('noIssuesNext')}</p></div>`;
  return sitePage({
    context,
    title: `${title} – ${rollout.name}`,
    description: lead,
    above: [
      { name: siteWords(locale)('rollouts'), path: '/rollouts' },
      { name: rollout.name, path: `/rollouts/${rollout.id}` },
      ...(organisation?.page
        ? [{ name: organisation.name, path: `/rollouts/${rollout.id}/${organisation.code}` }]
        : []),
    ],
    main: html`<h1>${title}</h1>
<p class="lead">${lead}</p>
${list}
${subscribeSection(view.subscribe, locale)}${askSection(
  { rollout: rollout.id, organisation: organisation?.code },
  locale,
)}`,
  });
}

/** An issue in a list, with its sender where the list has several. */
export function issueItem(
  line: IssuesView['lines'][number],
  { locale, withSender }: { locale: Language; withSender: boolean },
): Html {
  const lang = line.locale === locale ? html`` : html` lang="${line.locale}"`;
  const sender = withSender ? `, ${line.organisation}` : '';
  return html`<li><a href="${inLanguage(line.path, locale)}"${lang}>${line.title}${
    sender
  }</a> <span class="quiet">${timeOf(line.publishedAt, locale)}</span></li>`;
}
