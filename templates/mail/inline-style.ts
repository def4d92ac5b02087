import { type Html, html } from '../shared/html.ts';
import { PALETTE } from '../styles/palette.gen.ts';

const FONT = 'font-family:Arial, Helvetica, sans-serif';
const ink = `color:${PALETTE.ink[0]}`;
const muted = `color:${PALETTE.muted[0]}`;
const body = 'font-size:17px;line-height:27px';
const small = 'font-size:16px;line-height:25px';

// Mail programs drop style sheets, so every element has inline styles; the class is for dark colours.
const LOOKS = {
  service: ['ink', `margin:0;${small};font-weight:bold;${ink}`],
  organisation: ['muted', `margin:0;${small};${muted}`],
  step: ['muted', `margin:0 0 4px;${small};${muted}`],
  // On a phone smaller, so that a word as long as anläggningsförvaltare keeps to its line.
  h1: ['ink title', `margin:0 0 24px;${FONT};font-size:32px;line-height:40px;font-weight:bold;${ink}`],
  h1Small: ['ink', `margin:0 0 8px;${FONT};font-size:26px;line-height:34px;font-weight:bold;${ink}`],
  h2: ['ink', `margin:0 0 8px;${FONT};font-size:22px;line-height:30px;font-weight:bold;${ink}`],
  h2Small: ['ink', `margin:0 0 6px;${FONT};font-size:17px;line-height:27px;font-weight:bold;${ink}`],
  lead: ['ink', `margin:0;font-size:20px;line-height:31px;${ink}`],
  quote: ['ink', `margin:0 0 8px;font-size:20px;line-height:31px;${ink}`],
  factName: ['muted', `padding:6px 16px 6px 0;font-weight:normal;vertical-align:top;${small};${muted}`],
  factValue: ['ink', `padding:6px 0;vertical-align:top;${body};${ink}`],
  paragraph: ['ink', `margin:0 0 16px;${body};${ink}`],
  lastParagraph: ['ink', `margin:0;${body};${ink}`],
  aboveList: ['ink', `margin:20px 0 6px;${body};${ink}`],
  list: ['ink', `margin:0 0 16px;padding:0 20px;${body};${ink}`],
  lastList: ['ink', `margin:0;padding:0 20px;${body};${ink}`],
  item: ['ink', `margin:0 0 6px;${ink}`],
  lastItem: ['ink', `margin:0;${ink}`],
  part: ['rule', `padding:28px 0 32px;border-top:1px solid ${PALETTE.line[0]}`],
  footHeading: ['ink', `margin:0 0 4px;${FONT};${small};font-weight:bold;${ink}`],
  smallTight: ['muted', `margin:0;${small};${muted}`],
  small: ['muted', `margin:0 0 12px;${small};${muted}`],
  button: [
    'button',
    `display:inline-block;padding:12px 20px;border-radius:6px;background-color:${
      PALETTE.brand[0]
    };color:${PALETTE.surface[0]};${body};font-weight:bold;text-decoration:none`,
  ],
  link: ['link', `color:${PALETTE.link[0]};text-decoration:underline`],
} as const;

export type StyleName = keyof typeof LOOKS;

/** The style attributes of an element. */
export function inlineStyle(look: StyleName): Html {
  const [name, style] = LOOKS[look];
  return html`class="${name}" style="${style}"`;
}
