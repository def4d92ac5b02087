import type { Variant } from '../../domain/mail/variant.ts';
import { html } from '../shared/html.ts';
import { languageFor } from '../words/languages.ts';
import { trialWords } from '../words/trial.gen.ts';
import { plain, wrapped } from './plain.ts';
import { readAs } from './read-as.ts';

const BANNER_STYLE = [
  'margin:0;padding:12px 24px;background-color:#F0BF63;color:#16211C;',
  'font-family:Arial,sans-serif;font-size:16px;line-height:24px;',
].join('');

/**
 * A mail for whoever looks at it before it leaves: as `name` would read it, marked as a trial in subject and text.
 * Links of a reader's own lead to `page`, where it was looked at, and do nothing.
 */
export function asTrial(
  variant: Pick<Variant, 'subject' | 'html' | 'text' | 'locale'>,
  { name, page }: { name: string; page: string },
): { subject: string; html: string; text: string } {
  const say = trialWords(languageFor(variant.locale));
  const read = readAs(variant, { name, ownLink: page });
  const mark = say('mark');
  const banner = html`<p lang="${say.language}" style="${BANNER_STYLE}">${mark}</p>`;
  return {
    subject: plain(say('subject', { subject: read.subject })),
    html: withFirst(read.html, banner.markup),
    text: `${wrapped(mark)}\n\n${read.text}`,
  };
}

/** The HTML with something as the first of its body. */
function withFirst(document: string, first: string): string {
  const start = document.indexOf('>', document.indexOf('<body')) + 1;
  return `${document.slice(0, start)}\n${first}${document.slice(start)}`;
}
