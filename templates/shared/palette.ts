/** The colours of console, pages and mails: `[light, dark]`. Text on `bg` and `surface` has a contrast of 5.3 to 1 or more. */
export const PALETTE = {
  bg: ['#FBFAF6', '#0F1714'],
  surface: ['#FFFFFF', '#17211D'],
  line: ['#D8D9D0', '#31403A'],
  ink: ['#16211C', '#ECF1EE'],
  muted: ['#51605A', '#A9B8B1'],
  brand: ['#14532D', '#7FD1A0'],
  inlay: ['#F0BF63', '#8A5A00'],
  link: ['#0B5A8A', '#8CC8EE'],
  ok: ['#1B6E3C', '#7BD79B'],
  partly: ['#6DB98A', '#1B6E3C'],
  wait: ['#8A5A00', '#F0BF63'],
  late: ['#A8321A', '#FF9A80'],
  none: ['#5F6B66', '#A3B0AA'],
} as const;

/** The colours of tiles in drawings and of boxes on the public pages: `[light, dark]`. */
export const TILE_PALETTE = {
  tint: ['#DDEFE3', '#22392D'],
  'tint-ink': ['#16211C', '#ECF1EE'],
  full: ['#1B6E3C', '#7BD79B'],
  'full-ink': ['#FFFFFF', '#0F1714'],
  band: ['#F2F1EA', '#141D19'],
} as const;

/** Heat maps: what a cell stands on and what is written on it, the same in both schemes. */
export const HEAT = {
  'heat-0': ['#FFFFFF', '#16211C'],
  'heat-1': ['#E8F3EC', '#16211C'],
  'heat-2': ['#B9DDC6', '#16211C'],
  'heat-3': ['#6DB98A', '#16211C'],
  'heat-4': ['#1B6E3C', '#FFFFFF'],
  overdue: ['#F6E3DC', '#16211C'],
  'overdue-much': ['#A8321A', '#FFFFFF'],
} as const;
