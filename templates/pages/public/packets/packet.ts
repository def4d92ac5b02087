import type { Packet } from '../../../../domain/packets/packet.ts';
import { mailTo } from '../../../mail/markdown-reader.ts';
import { documentContext } from '../../../packets/document-context.ts';
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

/**
 * What a packet's link shows once its milestone does not hold any more: that it is so, whom to ask, and the files with
 * which meetings leave a calendar.
 */
export function undonePacketPage(packet: Packet, documents: readonly PacketDocument[], path: string): string {
  const locale = languageFor(packet.locale);
  const say = publicWords(locale);
  const { service, organisation, contact, undoneOn = '' } = packet;
  const date = documentContext(packet).day(undoneOn);
  const cancelled = cancellations(packet, documents).map(
    ({ occasion, file }) =>
      html`<li><a href="${path}/${file}">${say('packetUndoneMeeting', { occasion })}</a></li>\n`,
  );
  const title = say('packetUndoneTitle', { milestone: packet.milestone.name });
  const main = html`<h1>${title}</h1>
<p>${say('packetUndone', { service, organisation: organisation.name, date })}</p>
${cancelled.length > 0 ? html`<ul class="files">\n${cancelled}</ul>\n` : html``}<p>${say(
    'fullTextsAsk',
  )} <a href="${mailTo(contact.address)}">${contact.name}</a></p>`;
  return publicPage({ locale, title, main, otherLanguages: false });
}

/** The calendar files of meetings that are called off, by their names in addresses. */
export function cancellations(
  { occasions }: Packet,
  documents: readonly PacketDocument[],
): { occasion: string; file: string }[] {
  const files = documents.flatMap((document) => document.files.map(({ name }) => name));
  return occasions
    .filter(({ calledOff }) => calledOff)
    .map(({ id, name }) => ({ occasion: name, file: `meeting-${id}.ics` }))
    .filter(({ file }) => files.includes(file));
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
