import PptxGenJS from 'pptxgenjs';
import { pngSize } from '../../domain/rollout/logo.ts';
import { PALETTE } from '../styles/palette.gen.ts';
import type { Deck, Slide } from './deck.ts';
import { drawDates, drawSteps } from './deck-figures.ts';
import { fixFor } from './deck-fix.ts';
import { defineMasters, LEFT, MASTERS, WIDTH } from './deck-masters.ts';
import { languageTag } from './language-tag.ts';
import { tidied } from './package-zip.ts';
import { markPicture } from './png.ts';
import type { Point } from './sentences.ts';

const ink = PALETTE.ink[0].slice(1);
const muted = PALETTE.muted[0].slice(1);
const FONT = 'Arial';

type Page = PptxGenJS.Slide;

/** A deck as PPTX with notes; deterministic bytes. */
export async function deckPptx(deck: Deck): Promise<Uint8Array> {
  const pptx = new PptxGenJS();
  const { packet } = deck.context;
  pptx.layout = 'LAYOUT_WIDE';
  pptx.title = deck.title;
  pptx.subject = packet.milestone.name;
  pptx.author = packet.organisation.name;
  // The library does not escape this one, so it must not contain untrusted text.
  pptx.company = 'Budkavle';
  pptx.theme = { headFontFace: FONT, bodyFontFace: FONT };
  defineMasters(pptx);
  for (const slide of deck.slides) draw(pptx, slide, deck);
  const bytes = await pptx.write({ outputType: 'uint8array' });
  if (!(bytes instanceof Uint8Array)) throw new TypeError('the library returned no bytes');
  return tidied(bytes, packet.at, fixFor(deck));
}

function draw(pptx: PptxGenJS, slide: Slide, deck: Deck): void {
  const page = pptx.addSlide({ masterName: slide.kind === 'title' ? MASTERS.title : MASTERS.rest });
  const lang = languageTag(slide.locale);
  page.addText(slide.title, {
    placeholder: 'title',
    lang,
    ...(slide.title.length > 48 && { fontSize: slide.kind === 'title' ? 40 : 28 }),
  });
  if (slide.kind === 'title') drawTitle(page, slide, deck);
  else {
    body(page, slide);
    foot(page, deck);
  }
  if (slide.kind === 'steps') drawSteps(page, deck);
  if (slide.kind === 'dates') drawDates(page, slide, deck);
  page.addNotes(slide.notes.join('\n'));
}

function drawTitle(page: Page, { points, locale }: Slide, deck: Deck): void {
  const { organisation, steps } = deck.context.packet;
  const lang = languageTag(locale);
  const text = points.map(({ text }, index) => ({
    text,
    options: { lang, breakLine: true, fontSize: index === 0 ? 28 : 22, color: index === 2 ? muted : ink },
  }));
  page.addText(text, { placeholder: 'body' });
  const mark = markPicture(steps);
  const height = 0.42;
  page.addImage({
    data: dataOf(mark.png),
    x: LEFT,
    y: 1.1,
    h: height,
    w: (mark.width / mark.height) * height,
    altText: deck.steps,
  });
  const { logo } = organisation;
  const size = logo && pngSize(logo.png);
  if (!logo || !size) return;
  const scale = Math.min(2.4 / size.width, 1 / size.height);
  const [w, h] = [size.width * scale, size.height * scale];
  page.addImage({
    data: `image/png;base64,${logo.png}`,
    x: LEFT + WIDTH - w,
    y: 0.9,
    w,
    h,
    altText: logo.shownAlt,
  });
}

/** The largest font that fits, and none too small for the back of a room. */
function body(page: Page, { points, locale, kind }: Slide): void {
  const size = kind === 'steps' ? Math.min(24, sizeFor(points)) : sizeFor(points);
  const lang = languageTag(locale);
  const text = points.map(({ text, level, strong }) => ({
    text,
    options: {
      lang,
      breakLine: true,
      fontSize: level === 1 ? size - 2 : size,
      color: ink,
      paraSpaceAfter: level === 1 ? size / 4 : size / 2.5,
      ...(strong && { bold: true }),
      ...(level === 1 && !points.some((point) => point.strong) && { bullet: { indent: 18 }, indentLevel: 1 }),
    },
  }));
  if (kind === 'steps') page.addText(text, { placeholder: 'body' });
  else if (kind === 'dates') {
    const quiet = text.map((each) => ({ ...each, options: { ...each.options, fontSize: 20, color: muted } }));
    page.addText(quiet, { placeholder: 'body' });
  } else page.addText(text, { placeholder: 'body' });
}

function sizeFor(points: readonly Point[]): number {
  const linesAt = (size: number) =>
    points.reduce((sum, { text }) => sum + Math.ceil((text.length * size) / 1640), 0);
  const heightAt = (size: number) => (linesAt(size) * size * 1.2 + points.length * size * 0.4) / 72;
  return [32, 30, 28, 26, 24, 22, 20, 18].find((size) => heightAt(size) <= 4.6) ?? 16;
}

function foot(page: Page, deck: Deck): void {
  const mark = markPicture(deck.context.packet.steps);
  const height = 0.16;
  const width = (mark.width / mark.height) * height;
  page.addImage({ data: dataOf(mark.png), x: LEFT, y: 7, h: height, w: width, altText: deck.steps });
  page.addText(deck.foot, {
    x: LEFT + width + 0.2,
    y: 6.93,
    w: 9,
    h: 0.3,
    margin: 0,
    fontFace: FONT,
    fontSize: 12,
    color: muted,
    lang: languageTag(deck.locale),
  });
}

function dataOf(png: Uint8Array): string {
  return `image/png;base64,${Buffer.from(png).toString('base64')}`;
}
