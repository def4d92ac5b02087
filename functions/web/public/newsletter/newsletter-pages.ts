import { issueWeek } from '../../../../domain/newsletter/newsletter-issue.ts';
import { showIssue, showIssues } from '../../../../domain/public/use-cases/show-issues.ts';
import { issuePage, issuesPage } from '../../../../templates/pages/public/newsletter/issue-page.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import { ON_SITE, type SiteRequest, type SiteRoute, siteContext } from '../site-page.ts';

/** Newsletters on the web. */
export const PUBLIC_NEWSLETTER_PAGES: readonly SiteRoute[] = [
  { ...ON_SITE, path: '/newsletters/{rollout}', answer: list },
  { ...ON_SITE, path: '/newsletters/{rollout}/{organisation}', answer: list },
  {
    ...ON_SITE,
    path: '/newsletters/{rollout}/{organisation}/{week}',
    async answer(request) {
      const { rollout = '', organisation = '', week: name = '' } = request.params;
      const week = issueWeek(name);
      const ref = week && { rollout, organisation, ...week };
      const view = ref && (await showIssue(ref, request.locale, request.ports));
      return view ? { page: issuePage(view, siteContext(request)) } : 'not-there';
    },
  },
];

async function list(request: SiteRequest): Promise<PageAnswer> {
  const { rollout = '', organisation } = request.params;
  const view = await showIssues({ rollout, organisation }, request.locale, request.ports);
  return view ? { page: issuesPage(view, siteContext(request)) } : 'not-there';
}
