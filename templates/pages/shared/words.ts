import type { Language } from '../../words/languages.ts';

export type PageLocale = Language;
