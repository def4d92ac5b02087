import { type Catalogue, defaultLocale } from '../../../../domain/catalogue/catalogue.ts';
import { newsDraftSchema } from '../../../../domain/newsletter/news-item.ts';
import {
  type AddNewsItemPorts,
  addNewsItem,
  type NewsAuthor,
} from '../../../../domain/newsletter/use-cases/add-news-item.ts';
import { InvalidInput } from '../../../../domain/shared/errors.ts';
import { parseInput } from '../../../../domain/shared/parse-input.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { isoDay } from '../../../../domain/shared/typed-day.ts';
import { type Form, field } from '../../http/form.ts';

/** The ticked groups. */
export function groupsIn(form: Form, { groups }: Catalogue): string[] {
  return Object.keys(groups).filter((group) => field(form, `group-${group}`) === 'yes');
}

/** The submitted item, unvalidated; the page adds its scope. */
export function newsIn(form: Form, catalogue: Catalogue) {
  const groups = groupsIn(form, catalogue);
  const [from, until] = [isoDay(field(form, 'from')), isoDay(field(form, 'until'))];
  return {
    ...textsIn(form, catalogue),
    groups: groups.length > 0 ? groups : 'all',
    from,
    ...(until === '' ? {} : { until }),
  };
}

/** Titles and bodies by language: always in the default language, in others if either is filled in. */
function textsIn(form: Form, catalogue: Catalogue) {
  const fallback = defaultLocale(catalogue);
  const written = catalogue.locales.filter(
    (language) =>
      language === fallback || field(form, `title-${language}`) || field(form, `body-${language}`),
  );
  const of = (what: string) =>
    Object.fromEntries(written.map((language) => [language, field(form, `${what}-${language}`)]));
  return { title: of('title'), body: of('body') };
}

/** Adds the item and returns its id, or the problems by field; then nothing is stored. */
export async function addNews(
  draft: Record<string, unknown>,
  author: NewsAuthor,
  ports: AddNewsItemPorts,
): Promise<{ id: string } | { problems: Problem[] }> {
  const parsed = parseInput(newsDraftSchema, draft);
  if (!parsed.ok) return { problems: parsed.problems.map(inForm) };
  try {
    return { id: (await addNewsItem({ draft, author }, ports)).item.id };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { problems: error.problems.map(inForm) };
  }
}

/** Form field names use hyphens, since they are ids too. */
function inForm(found: Problem): Problem {
  return { ...found, path: found.path.replace(/^(title|body)\./, '$1-').split('.', 1)[0] ?? '' };
}
