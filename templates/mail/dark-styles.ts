import { PALETTE } from '../styles/palette.gen.ts';

type Use = {
  selector: string;
  property: 'color' | 'background-color' | 'border-color';
  colour: keyof typeof PALETTE;
};

// Inline colours are the light ones; these replace them in dark mode.
const USES: readonly Use[] = [
  { selector: 'body, body > div', property: 'background-color', colour: 'bg' },
  { selector: '.surface > table > tbody > tr > td', property: 'background-color', colour: 'surface' },
  { selector: '.surface > table > tbody > tr > td', property: 'border-color', colour: 'brand' },
  { selector: '.stick', property: 'background-color', colour: 'brand' },
  { selector: '.inlay', property: 'background-color', colour: 'inlay' },
  { selector: '.rule', property: 'border-color', colour: 'line' },
  { selector: '.ink, .ink > div', property: 'color', colour: 'ink' },
  { selector: '.muted', property: 'color', colour: 'muted' },
  { selector: '.link', property: 'color', colour: 'link' },
  { selector: '.button', property: 'background-color', colour: 'brand' },
  { selector: '.button', property: 'color', colour: 'surface' },
];

/** The style sheet for dark mode. */
export function darkStyles(): string {
  const rules = USES.map(
    ({ selector, property, colour }) => `${selector} { ${property}: ${PALETTE[colour][1]} !important; }`,
  );
  return `@media (prefers-color-scheme: dark) {\n${rules.join('\n')}\n}`;
}
