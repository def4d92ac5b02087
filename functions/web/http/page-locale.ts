import type { Context } from 'hono';
import { PAGE_LOCALES, type PageLocale } from '../../../templates/pages/shared/words.ts';

/** `?lang=` decides, then what is known of the reader, then what the browser asks for first, then Swedish. */
export function pageLocale(context: Context, reader?: string): PageLocale {
  const asked = [
    context.req.query('lang'),
    reader,
    context.req.header('accept-language')?.slice(0, 2).toLowerCase(),
  ];
  const known = asked.flatMap((wanted) => PAGE_LOCALES.find((locale) => locale === wanted) ?? []);
  return known[0] ?? PAGE_LOCALES[0];
}
