import type { RelatedView } from '../../../../domain/public/use-cases/show-related.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { rolloutWords } from '../../../words/rollout.gen.ts';
import { inLanguage } from '../../shared/frame.ts';
import { issueItem } from '../newsletter/issue-page.ts';
import { releaseItem } from '../press/newsroom-page.ts';

/** Releases and newsletters at the end of a page about a rollout or an organisation; nothing where there are none. */
export function relatedSection(view: RelatedView, locale: Language): Html {
  return html`${releasesOf(view, locale)}${issuesOf(view, locale)}`;
}

function releasesOf({ releases, rollout }: RelatedView, locale: Language): Html {
  const say = rolloutWords(locale);
  if (releases.length === 0) return html``;
  return html`<section aria-labelledby="releases"><h2 id="releases">${say('releases')}</h2>
<ul class="releases">${releases.map((line) => releaseItem(line, locale, 'h3'))}</ul>
<p><a href="${inLanguage('/newsroom', locale, { rollout })}">${say('allReleases')}</a></p></section>
`;
}

function issuesOf({ issues, rollout, organisation }: RelatedView, locale: Language): Html {
  const say = rolloutWords(locale);
  if (issues.length === 0) return html``;
  const path = ['/newsletters', rollout, ...(organisation ? [organisation] : [])].join('/');
  const items = issues.map((line) => issueItem(line, { locale, withSender: organisation === undefined }));
  return html`<section aria-labelledby="issues"><h2 id="issues">${say('newsletters')}</h2>
<ul class="links">${items}</ul>
<p><a href="${inLanguage(path, locale)}">${say('allIssues')}</a></p></section>
`;
}
