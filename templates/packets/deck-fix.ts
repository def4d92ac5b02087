import type { Deck } from './deck.ts';
import { languageTag } from './language-tag.ts';
import type { XmlFix } from './package-zip.ts';

/** Fixes the library's American English strings, and notes that it joins into one paragraph. */
export function fixFor({ locale, context }: Deck): XmlFix {
  const tag = languageTag(locale);
  const own = languageTag(context.wordLocale);
  return (xml, name) => {
    if (name === 'docProps/core.xml') {
      return xml
        .replace('PptxGenJS Presentation', '')
        .replace('</cp:coreProperties>', `<dc:language>${tag}</dc:language></cp:coreProperties>`);
    }
    const spoken = xml.replaceAll(' altLang="en-US"', '').replaceAll('lang="en-US"', `lang="${tag}"`);
    if (!name.startsWith('ppt/notesSlides/notesSlide')) return spoken;
    const run = `<a:r><a:rPr lang="${tag === own ? tag : own}" dirty="0"/><a:t>`;
    return spoken.replace(/<a:t>([^<\n]*\n[^<]*)<\/a:t><\/a:r>/, (_, notes: string) => {
      return `<a:t>${notes.split('\n').join(`</a:t></a:r></a:p><a:p>${run}`)}</a:t></a:r>`;
    });
  };
}
