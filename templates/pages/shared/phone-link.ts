import { dialled } from '../../../domain/shared/phone-number.ts';
import { type Html, html } from '../../shared/html.ts';

/** A telephone number that a click calls, and that no line end falls into. */
export function phoneLink(phone: string): Html {
  const shown = phone.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011');
  return html`<a href="tel:${dialled(phone)}">${shown}</a>`;
}
