import type { Context } from 'hono';
import { DEFAULT_LANGUAGE, isLanguage, type Language } from '../../../templates/words/languages.ts';

/** Order: `?lang=`, the reader's known language, Accept-Language, Swedish. */
export function pageLocale(context: Context, reader?: string): Language {
  const asked = [
    context.req.query('lang'),
    reader,
    context.req.header('accept-language')?.slice(0, 2).toLowerCase(),
  ];
  return asked.find(isLanguage) ?? DEFAULT_LANGUAGE;
}
