import type { Context, Handler } from 'hono';
import { issueWeek } from '../../../domain/newsletter/newsletter-issue.ts';
import { showIssue, showIssues } from '../../../domain/public/use-cases/show-issues.ts';
import { issuePage, issuesPage } from '../../../templates/pages/public/issue-page.ts';
import { pageLocale } from '../http/page-locale.ts';
import type { SitePath } from './public-site-paths.ts';
import { missing, type Site, siteContext } from './site-answer.ts';

/** Newsletters on the web. */
export function newsletterRoutes(site: Site) {
  const list = async (context: Context) => {
    const { rollout = '', organisation } = context.req.param();
    const view = await showIssues({ rollout, organisation }, pageLocale(context), site.ports);
    return view ? context.html(issuesPage(view, siteContext(context, site))) : missing(context, site);
  };
  return {
    '/newsletters/:rollout': list,
    '/newsletters/:rollout/:organisation': list,
    '/newsletters/:rollout/:organisation/:week': async (context) => {
      const { rollout = '', organisation = '', week: name = '' } = context.req.param();
      const week = issueWeek(name);
      const ref = week && { rollout, organisation, ...week };
      const view = ref && (await showIssue(ref, pageLocale(context), site.ports));
      return view ? context.html(issuePage(view, siteContext(context, site))) : missing(context, site);
    },
  } satisfies Partial<Record<SitePath, Handler>>;
}
