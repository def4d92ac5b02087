import { showRollouts } from '../../../../domain/public/use-cases/show-rollouts.ts';
import { askChoicePage } from '../../../../templates/pages/public/questions/ask-choice.ts';
import { ON_SITE, type SiteRoute, siteContext } from '../site-page.ts';

/** What one can ask about, from every page that is about no rollout. */
export const ASK_PAGE: SiteRoute = {
  ...ON_SITE,
  path: '/ask',
  async answer(request) {
    const { locale, ports } = request;
    const rollouts = await showRollouts({ locale, today: ports.today() }, ports);
    return { page: askChoicePage(rollouts, siteContext(request)) };
  },
};
