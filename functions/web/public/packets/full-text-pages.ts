import {
  type OpenFullTextsPorts,
  openFullTexts,
} from '../../../../domain/packets/use-cases/open-full-texts.ts';
import { fullTextsPage } from '../../../../templates/pages/public/packets/full-texts.ts';
import type { PublicRoute } from '../public-route.ts';

/** The full texts of a mail behind its signed link. Read-only. */
export const FULL_TEXT_PAGES: readonly PublicRoute<OpenFullTextsPorts, unknown>[] = [
  {
    method: 'GET',
    path: '/texts/{token}',
    who: 'link-holder',
    async answer({ params: { token = '' }, ports, localeFor }) {
      const texts = await openFullTexts(token, ports);
      return texts ? { page: fullTextsPage(texts, localeFor(texts.locale)) } : 'not-there';
    },
  },
];
