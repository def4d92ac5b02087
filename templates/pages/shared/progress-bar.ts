import { type Html, html } from '../../shared/html.ts';

// Drawing units: notches 12 wide and 8 deep, 16 apart, stick 14 high; the proportions used in mails.
const WOOD = 16;
const NOTCH = 12;
const HEIGHT = 14;
const CUT = 8;

type Stick = { notches: readonly boolean[]; height: number; label?: string };

/**
 * The progress bar: a stick with one notch per milestone, filled once reached. Decorative without a label.
 */
export function progressBar({ notches, height, label }: Stick): Html {
  const width = notches.length * (WOOD + NOTCH) + WOOD;
  const outline = notches.map((_, index) => {
    const left = WOOD + index * (WOOD + NOTCH);
    return html` H${left} V${CUT} H${left + NOTCH} V0`;
  });
  const inlays = notches.map((reached, index) => {
    const left = WOOD + index * (WOOD + NOTCH);
    return reached ? html`<rect class="inlay" x="${left}" y="0" width="${NOTCH}" height="${CUT}"/>` : html``;
  });
  const size = html`width="${Math.round((width * height) / HEIGHT)}" height="${height}" viewBox="0 0 ${
    width
  } ${HEIGHT}"`;
  const open = label
    ? html`<svg class="mark" xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="${
        label
      }"><title>${label}</title>`
    : html`<svg class="mark" xmlns="http://www.w3.org/2000/svg" ${size} aria-hidden="true">`;
  return html`${open}<path class="stick" d="M0 0${outline} H${width} V${HEIGHT} H0 Z"/>${inlays}</svg>`;
}

/** The logo as a favicon. */
export function stickFile(colours: { stick: string; inlay: string }): string {
  const style = html`<style>.stick { fill: ${colours.stick} } .inlay { fill: ${colours.inlay} }</style>`;
  return progressBar({ notches: [true, true, true], height: 14 }).markup.replace(
    '<path',
    `${style.markup}<path`,
  );
}
