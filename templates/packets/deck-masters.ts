import type PptxGenJS from 'pptxgenjs';
import { PALETTE } from '../styles/palette.gen.ts';

const ink = PALETTE.ink[0].slice(1);
const muted = PALETTE.muted[0].slice(1);
const FONT = 'Arial';
/** Inches on a wide slide, 13.33 by 7.5. */
export const LEFT = 0.8;
export const WIDTH = 11.7;

/** Names of the slide masters. */
export const MASTERS = { title: 'TITLE', rest: 'CONTENT' } as const;

/** Defines the masters with placeholders for title and text. */
export function defineMasters(pptx: PptxGenJS): void {
  const place = (name: string, type: 'title' | 'body', box: object) => ({
    placeholder: {
      options: { name, type, x: LEFT, w: WIDTH, margin: 0, fontFace: FONT, color: ink, ...box },
      text: '',
    },
  });
  const background = { color: PALETTE.bg[0].slice(1) };
  const rule = (y: number) => ({
    rect: { x: LEFT, y, w: 1.1, h: 0.06, fill: { color: PALETTE.brand[0].slice(1) } },
  });
  pptx.defineSlideMaster({
    title: MASTERS.title,
    background,
    objects: [
      place('title', 'title', { y: 2.3, h: 1.9, fontSize: 48, bold: true, align: 'left', valign: 'bottom' }),
      place('body', 'body', { y: 4.5, h: 1.9, fontSize: 24, align: 'left', valign: 'top' }),
    ],
  });
  pptx.defineSlideMaster({
    title: MASTERS.rest,
    background,
    objects: [
      rule(0.62),
      place('title', 'title', {
        y: 0.75,
        h: 0.95,
        fontSize: 34,
        bold: true,
        align: 'left',
        valign: 'middle',
      }),
      place('body', 'body', { y: 1.85, h: 4.75, fontSize: 24, align: 'left', valign: 'top' }),
    ],
    slideNumber: {
      x: 12.1,
      y: 6.93,
      w: 0.6,
      h: 0.3,
      fontFace: FONT,
      fontSize: 12,
      color: muted,
      align: 'right',
    },
  });
}
