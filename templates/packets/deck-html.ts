import { progressBar } from '../pages/shared/progress-bar.ts';
import { type Html, html } from '../shared/html.ts';
import { directionOf } from '../shared/lang-attributes.ts';
import type { Deck, Slide } from './deck.ts';

/** A deck as a web page: each slide with its notes. */
export function deckHtml(deck: Deck): Html {
  const { packet } = deck.context;
  return html`<div lang="${deck.locale}" dir="${directionOf(deck.locale)}" class="paper">
<p class="quiet">${packet.organisation.name} · ${packet.service}</p>
<h1>${deck.title}</h1>
${progressBar({ notches: packet.steps.map(({ reached }) => reached), height: 20, label: deck.steps })}
${deck.slides.map((slide, index) => slideHtml(slide, index, deck))}
</div>`;
}

function slideHtml(slide: Slide, index: number, { context, slides }: Deck): Html {
  const { say, wordLocale } = context;
  const number = say('slide', { number: index + 1, count: slides.length });
  return html`<section class="slide" lang="${slide.locale}" dir="${directionOf(slide.locale)}">
<p class="quiet" lang="${wordLocale}">${number}</p>
<h2>${slide.title}</h2>
${pointsHtml(slide)}${datesHtml(slide, context.say)}
</section>
<section class="notes" lang="${wordLocale}" aria-label="${say('notesFor')}: ${slide.title}">
<h3>${say('notesFor')}</h3>
${slide.notes.map((line) => html`<p>${line}</p>\n`)}</section>\n`;
}

function pointsHtml({ points, kind }: Slide): Html {
  if (points.length === 0) return html``;
  if (kind === 'title' || kind === 'closing')
    return html`${points.map(({ text }) => html`<p>${text}</p>\n`)}`;
  return html`<ul>${points.map(({ text, level }) =>
    level === 1 ? html`<li class="below">${text}</li>\n` : html`<li>${text}</li>\n`,
  )}</ul>\n`;
}

function datesHtml({ dates }: Slide, say: Deck['context']['say']): Html {
  if (dates.length === 0) return html``;
  const rows = dates.map(
    ({ shown, name, own }) =>
      html`<dt>${shown}</dt><dd>${own ? html`<strong>${name}</strong>` : name}</dd>\n`,
  );
  return html`<dl aria-label="${say('datesAhead')}">${rows}</dl>\n`;
}
