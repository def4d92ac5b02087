import { type Html, html } from '../../shared/html.ts';

/** A name that breaks after its slashes where it has too little room, and not within a word. */
export function slashedName(name: string): Html {
  const parts = name.split('/');
  return html`${parts.map((part, place) => (place < parts.length - 1 ? html`${part}/<wbr>` : html`${part}`))}`;
}
