import { mailTo } from '../../mail/markdown-reader.ts';
import { html } from '../../shared/html.ts';
import { accessibilityWords } from '../../words/accessibility.gen.ts';
import { type SiteContext, sitePage } from './site-page.ts';
import { day } from './timeline.ts';

/** When the pages were last judged against WCAG; the law wants that done again, and said, at least once a year. */
export const ASSESSED_ON = '2026-11-25';

const SUPERVISOR = 'https://www.digg.se/tdosanmalan';

/**
 * The accessibility statement that the law asks of every public website; `address` is where shortcomings are
 * reported.
 */
export function accessibilityPage(context: SiteContext, address: string): string {
  const { locale } = context;
  const say = accessibilityWords(locale);
  const section = (
    id: 'status' | 'failures' | 'report' | 'supervisor' | 'how',
    body: ReturnType<typeof html>,
  ) => html`<section aria-labelledby="${id}"><h2 id="${id}">${say(id)}</h2>\n${body}</section>\n`;
  const main = html`<h1>${say('title')}</h1>
<p class="lead">${say('lead')}</p>
${section('status', html`<p>${say('statusText')}</p>`)}${section(
  'failures',
  html`<ul>${([1, 2, 3] as const).map((failure) => html`<li>${say(`failure.${failure}`)}</li>`)}</ul>`,
)}${section(
  'report',
  html`<p>${say('reportText')}</p><p><a href="${mailTo(address)}">${say('reportLink', { address })}</a></p>`,
)}${section(
  'supervisor',
  html`<p>${say('supervisorText')}</p><p><a href="${SUPERVISOR}">${say('supervisorLink')}</a></p>`,
)}${section(
  'how',
  html`<p>${say('howText')}</p><p><time datetime="${ASSESSED_ON}">${say('assessedOn', {
    date: day(ASSESSED_ON, locale),
  })}</time></p>`,
)}`;
  return sitePage({ context, title: say('title'), description: say('lead'), main });
}
