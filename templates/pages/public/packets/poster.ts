import { encode } from 'uqr';
import { formatFact } from '../../../../domain/catalogue/fact.ts';
import type { Packet } from '../../../../domain/packets/packet.ts';
import { type Poster, posterGroups } from '../../../../domain/packets/use-cases/open-poster.ts';
import { type Html, html } from '../../../shared/html.ts';
import { languageFor } from '../../../words/languages.ts';
import { packetDocumentsWords } from '../../../words/packet-documents.gen.ts';
import { posterWords } from '../../../words/poster.gen.ts';
import { frame } from '../../shared/frame.ts';

/** A page to print: one question and the code that leads to its answers, for one group. */
export function posterPage({ packet, group, link, closes }: Poster, back: string): string {
  const locale = languageFor(packet.locale);
  const say = posterWords(locale);
  const title = say('poll');
  const end = closes === undefined ? '' : say('closes', { closes: formatFact('date', closes, locale) });
  const main = html`<p class="quiet">${packet.organisation.name} · ${packet.service}</p>
<h1>${title}</h1>
<p class="lead">${say('lead', { group: group.name })}</p>
${codeOf(link, say('code'))}
<p>${say('anonymous')} ${end}</p>`;
  const way = html`<a href="${back}">${packetDocumentsWords(locale)('back')}</a>`;
  const navigation = html`<nav aria-label="${say('title')}">${way}</nav>`;
  return frame({ locale, title: `${say('title')}: ${group.name}`, place: html`Budkavle`, navigation, main });
}

/** The ways to a packet's posters, one for each group. */
export function posterLinks(packet: Packet, path: string): Html {
  const say = posterWords(languageFor(packet.locale));
  const links = posterGroups(packet).map(
    ({ id, name }) => html`<li><a href="${path}/posters/${id}">${name}</a></li>\n`,
  );
  return links.length === 0
    ? html``
    : html`<h2 id="posters">${say('posters')}</h2>
<p>${say('postersLead')}</p>
<ul class="files" aria-labelledby="posters">${links}</ul>`;
}

/** A QR code as one path, black on white in every colour scheme, with the quiet edge that readers need. */
function codeOf(link: string, label: string): Html {
  const { size, data } = encode(link, { ecc: 'M', border: 4 });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return html`<svg width="320" height="320" viewBox="0 0 ${size} ${size}"
 role="img" aria-label="${label}" shape-rendering="crispEdges">
<rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
}
