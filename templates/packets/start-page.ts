import type { Occasion, Packet } from '../../domain/packets/packet.ts';
import { toStockholm } from '../../domain/shared/stockholm-time.ts';
import { progressBar } from '../pages/shared/progress-bar.ts';
import { type Html, html } from '../shared/html.ts';
import { directionOf } from '../shared/lang-attributes.ts';
import { type DocumentContext, documentContext, stepsInWords } from './document-context.ts';
import type { PacketDocument } from './packet-document.ts';
import { namesOf, paperDay } from './paper-parts.ts';

/** URL of a document's page, and of its files; one or both. */
export type Places = { page?: (id: string) => string; file: (name: string) => string; whole?: string };

/** A packet's start page: its purpose, and every document with its audience and links. */
export function startPage(packet: Packet, documents: readonly PacketDocument[], places: Places): Html {
  const context = documentContext(packet);
  const { say, wordLocale, day } = context;
  const rows = documents.map((document) => {
    const { id, title, occasions, files } = document;
    const shown = places.page ? html`<a href="${places.page(id)}">${title}</a>` : html`${title}`;
    const links = files.map(
      (file) =>
        html`<a href="${places.file(file.name)}" aria-label="${file.title ?? title}, ${formatOf(
          file.name,
        )}">${formatOf(file.name)}</a> `,
    );
    const name = html`<th scope="row">${shown}${newOn(context, occasions)}</th>`;
    return html`<tr>${name}<td>${namesOf(context, occasions)}</td><td>${links}</td></tr>\n`;
  });
  return html`<div lang="${wordLocale}" dir="${directionOf(wordLocale)}" class="paper">
<p class="quiet">${packet.organisation.name} · ${packet.service}</p>
<h1>${say('packet')}: ${packet.milestone.name}</h1>
${progressBar({ notches: packet.steps.map(({ reached }) => reached), height: 20, label: stepsInWords(context) })}
<p class="lead">${say('aboutLead', { organisation: packet.organisation.name })}</p>
${changedNotice(context)}${
  places.whole ? html`<p><a href="${places.whole}">${say('whole')}</a></p>\n` : html``
}<section class="scroll" tabindex="0" aria-labelledby="documents"><table>
<caption id="documents">${say('documents')}</caption>
<thead><tr><th scope="col">${say('document')}</th><th scope="col">${say('forWhom')}</th><th scope="col">${say(
    'format',
  )}</th></tr></thead>
<tbody>${rows}</tbody></table></section>
<p class="quiet">${say('fromPlan', { milestone: packet.milestone.name, date: day(paperDay(packet.at)) })}</p>
</div>`;
}

/** What has changed since somebody may have printed it. */
function changedNotice({ packet: { changed }, say, day }: DocumentContext): Html | string {
  if (!changed) return '';
  const date = day(toStockholm(changed.at).date);
  return html`<p class="state wait">${say('changed', { date, facts: changed.facts.join(', ') })}</p>\n`;
}

function newOn({ say, day }: DocumentContext, occasions: readonly Occasion[]): Html | string {
  const times = occasions.flatMap(({ changedAt }) => changedAt ?? []);
  if (times.length === 0) return '';
  return html`, <span class="nowrap">${say('newOn', { date: day(toStockholm(Math.max(...times)).date) })}</span>`;
}

function formatOf(name: string): string {
  const [, size = ''] = /-(\d+x\d+)\.png$/.exec(name) ?? [];
  return `${name.slice(name.lastIndexOf('.') + 1).toUpperCase()} ${size}`.trim();
}
