import type { Context, Handler } from 'hono';
import { STANDING_ORDERS } from '../../../domain/public/standing-order.ts';
import { showOrganisation } from '../../../domain/public/use-cases/show-organisation.ts';
import { showRelated } from '../../../domain/public/use-cases/show-related.ts';
import { type RolloutView, showRollout } from '../../../domain/public/use-cases/show-rollout.ts';
import { showRollouts } from '../../../domain/public/use-cases/show-rollouts.ts';
import { standingsCsv, standingsJson } from '../../../templates/pages/public/open-data.ts';
import { organisationPage } from '../../../templates/pages/public/organisation-page.ts';
import { relatedSection } from '../../../templates/pages/public/related.ts';
import { rolloutPage } from '../../../templates/pages/public/rollout-page.ts';
import { rolloutsPage } from '../../../templates/pages/public/rollouts-page.ts';
import type { PageLocale } from '../../../templates/pages/shared/words.ts';
import { pageLocale } from '../http/page-locale.ts';
import type { SitePath } from './public-site-paths.ts';
import { missing, type Site, siteContext } from './site-answer.ts';

/** Rollouts, organisations and their open data. */
export function rolloutRoutes(site: Site) {
  const asked = (context: Context) => ({ locale: pageLocale(context), today: site.today() });
  const view = (context: Context) =>
    showRollout(context.req.param('rollout') ?? '', asked(context), site.ports);
  const related = (about: { rollout: string; organisation?: string }, locale: PageLocale) =>
    showRelated(about, locale, site.ports);
  return {
    '/rollouts': async (context) =>
      context.html(rolloutsPage(await showRollouts(asked(context), site.ports), siteContext(context, site))),

    '/rollouts/:rollout': async (context) => {
      const shown = await view(context);
      if (!shown) return missing(context, site);
      const wanted = context.req.query('sort');
      const order = STANDING_ORDERS.find((one) => one === wanted);
      const at = siteContext(context, site, order ? { sort: order } : {});
      const more = relatedSection(await related({ rollout: shown.id }, at.locale), at.locale);
      return context.html(
        rolloutPage(shown, { context: at, order: order ?? STANDING_ORDERS[0], related: more }),
      );
    },

    '/rollouts/:rollout/organisations.csv': async (context) => {
      const shown = await view(context);
      return shown ? csv(context, shown) : missing(context, site);
    },

    '/rollouts/:rollout/organisations.json': async (context) => {
      const shown = await view(context);
      if (!shown) return missing(context, site);
      const type = { 'Content-Type': 'application/json; charset=utf-8' };
      return context.body(standingsJson(shown, pageLocale(context)), 200, type);
    },

    '/rollouts/:rollout/:organisation': async (context) => {
      const { rollout = '', organisation = '' } = context.req.param();
      const shown = await showOrganisation({ rollout, organisation }, asked(context), site.ports);
      if (!shown) return missing(context, site);
      const at = siteContext(context, site);
      const more = relatedSection(await related({ rollout, organisation }, at.locale), at.locale);
      return context.html(organisationPage(shown, { context: at, related: more }));
    },
  } satisfies Partial<Record<SitePath, Handler>>;
}

function csv(context: Context, view: RolloutView): Response {
  return context.body(standingsCsv(view, pageLocale(context)), 200, {
    'Content-Type': 'text/csv; charset=utf-8; header=present',
    'Content-Disposition': `attachment; filename="${view.id}-organisations.csv"`,
  });
}
