import type { Packet } from '../../../../domain/packets/packet.ts';
import type { PacketDocument } from '../../../packets/packet-document.ts';
import { startPage } from '../../../packets/start-page.ts';
import { type Html, html } from '../../../shared/html.ts';
import { type Language, languageFor } from '../../../words/languages.ts';
import { packetDocumentsWords } from '../../../words/packet-documents.gen.ts';
import { publicWords } from '../../../words/public.gen.ts';
import { frame } from '../../shared/frame.ts';
import { publicPage } from '../public-page.ts';
import { posterLinks } from './poster.ts';

/** The first page of a packet; `path` is where it is, without a slash at the end. */
export function packetPage(packet: Packet, documents: readonly PacketDocument[], path: string): string {
  const below = (name: string) => `${path}/${name}`;
  const main = startPage(packet, documents, { page: below, file: below, whole: below('packet.zip') });
  const posters = posterLinks(packet, path);
  return framed(packet, {
    title: packet.milestone.name,
    navigation: html``,
    main: html`${main}\n${posters}`,
  });
}

/** One document as a page, with its files. */
export function documentPage(packet: Packet, document: PacketDocument, path: string): string {
  const say = packetDocumentsWords(languageFor(packet.locale));
  const { title, files, preview } = document;
  const links = files.map(({ name }) => html`<li><a href="${path}/${name}">${name}</a></li>\n`);
  const main = html`<ul class="files" aria-label="${say('format')}">\n${links}</ul>
${preview((id) => `${path}/${id}`)}`;
  const navigation = html`<nav aria-label="${say('packet')}"><a href="${path}">${say('back')}</a></nav>`;
  return framed(packet, { title, navigation, main });
}

function framed(
  packet: Packet,
  { title, navigation, main }: { title: string; navigation: Html; main: Html },
): string {
  return frame({ locale: languageFor(packet.locale), title, place: html`Budkavle`, navigation, main });
}

/** The one answer to every link that opens no packet, whatever is wrong with it. */
export function badPacketLinkPage(locale: Language): string {
  const words = publicWords(locale);
  const title = words('badLinkTitle');
  const main = html`<h1>${title}</h1>\n<p>${words('badLinkLead')} ${words('badPacketNext')}</p>\n<p>${words(
    'badPacketElse',
  )}</p>`;
  return publicPage({ locale, title, main, otherLanguages: true });
}

/** Says that the request failed and that a later one may not. */
export function failedPacketPage(locale: Language): string {
  const words = publicWords(locale);
  const title = words('failedTitle');
  const main = html`<h1>${title}</h1>\n<p>${words('failedLead')}</p>`;
  return publicPage({ locale, title, main, otherLanguages: false });
}
