import { imagePath, releasePath } from '../../../../domain/press/published-release.ts';
import type { ReleaseView } from '../../../../domain/public/use-cases/show-release.ts';
import type { Html } from '../../../shared/html.ts';
import { inLanguage } from '../../shared/frame.ts';
import type { SiteContext } from '../site-page.ts';
import { structuredData } from '../structured-data.ts';

/** What search engines read of a release: https://schema.org/NewsArticle. */
export function newsArticle(
  view: Extract<ReleaseView, { state: 'published' }>,
  { origin, locale }: SiteContext,
): Html {
  const { current, slug, firstPublishedAt } = view;
  const sender = { '@type': 'GovernmentOrganization', name: view.sender };
  return structuredData({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: current.text.headline,
    description: current.text.lead,
    inLanguage: current.locale,
    datePublished: new Date(firstPublishedAt).toISOString(),
    dateModified: new Date(current.publishedAt).toISOString(),
    dateline: current.text.place,
    author: [sender],
    publisher: sender,
    image: current.images.map(({ id }) => `${origin}${imagePath(slug, id)}`),
    mainEntityOfPage: `${origin}${inLanguage(releasePath(slug), locale)}`,
    isAccessibleForFree: true,
  });
}
