import { type Html, html } from '../../shared/html.ts';
import { frameWords } from '../../words/frame.gen.ts';
import type { Language } from '../../words/languages.ts';

/** Honeypot field, hidden from people: whatever fills it in is a program. */
export const TRAP = 'website';

/** The field, for every form that anybody may send. */
export function trapField(locale: Language): Html {
  return html`<p class="trap" aria-hidden="true"><label for="${TRAP}">${frameWords(locale)(
    'trap',
  )}</label><input id="${TRAP}" name="${TRAP}" type="text" tabindex="-1" autocomplete="off"></p>`;
}
