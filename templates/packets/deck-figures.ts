import type PptxGenJS from 'pptxgenjs';
import { PALETTE } from '../styles/palette.gen.ts';
import type { Deck, Slide } from './deck.ts';
import { LEFT, WIDTH } from './deck-masters.ts';
import { languageTag } from './language-tag.ts';
import { paperDay } from './paper-parts.ts';

const colour = (name: keyof typeof PALETTE) => PALETTE[name][0].slice(1);

/**
 * The progress bar across a slide: each step below its notch, filled once reached, with its state as text.
 */
export function drawSteps(page: PptxGenJS.Slide, { context, locale }: Deck): void {
  const { steps } = context.packet;
  const place = WIDTH / steps.length;
  bar(page, 4.9);
  for (const [index, { name, reached }] of steps.entries()) {
    const x = LEFT + place * (index + 0.5);
    page.addShape('rect', {
      x: x - 0.3,
      y: 4.9,
      w: 0.6,
      h: 0.3,
      fill: { color: reached ? colour('inlay') : colour('bg') },
      line: { color: colour('brand'), width: 1 },
    });
    page.addText(
      `${reached ? '✓ ' : ''}${name}`,
      label({ x: LEFT + place * index, y: 5.6, w: place, bold: reached, locale }),
    );
  }
}

/** Dates on a line, in order; the organisation's own are set off by weight and text. */
export function drawDates(page: PptxGenJS.Slide, { dates }: Slide, { context, locale }: Deck): void {
  if (dates.length === 0) return;
  const place = WIDTH / dates.length;
  const today = paperDay(context.packet.at);
  bar(page, 3.5);
  for (const [index, { day, shown, name, own }] of dates.entries()) {
    const x = LEFT + place * index;
    page.addShape('rect', {
      x: x + place / 2 - 0.2,
      y: 3.5,
      w: 0.4,
      h: 0.3,
      fill: { color: day <= today ? colour('inlay') : colour('bg') },
      line: { color: colour('brand'), width: 1 },
    });
    page.addText(shown, { ...label({ x, y: 2.4, w: place, bold: true, locale }), valign: 'bottom' });
    const here = own ? `\n${context.say('hereIn', { organisation: context.packet.organisation.name })}` : '';
    page.addText(`${name}${here}`, label({ x, y: 4.25, w: place, bold: own, locale }));
  }
}

function bar(page: PptxGenJS.Slide, y: number): void {
  page.addShape('rect', {
    x: LEFT,
    y,
    w: WIDTH,
    h: 0.55,
    fill: { color: colour('brand') },
    line: { color: colour('brand'), width: 0 },
  });
}

type Label = { x: number; y: number; w: number; bold: boolean; locale: string };

function label({ x, y, w, bold, locale }: Label): PptxGenJS.TextPropsOptions {
  return {
    x: x + 0.05,
    y,
    w: w - 0.1,
    h: 1,
    margin: 0,
    align: 'center',
    valign: 'top',
    fontFace: 'Arial',
    fontSize: 18,
    bold,
    color: colour('ink'),
    lang: languageTag(locale),
  };
}
