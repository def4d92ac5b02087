// Made by compile.ts from the style sheets beside it: change those and run `npm run templates`.

/** The colour tokens: `[light, dark]`. */
export const PALETTE = {
  "bg": [
    "#FBFAF6",
    "#0F1714"
  ],
  "surface": [
    "#FFFFFF",
    "#17211D"
  ],
  "line": [
    "#D8D9D0",
    "#31403A"
  ],
  "ink": [
    "#16211C",
    "#ECF1EE"
  ],
  "muted": [
    "#51605A",
    "#A9B8B1"
  ],
  "brand": [
    "#14532D",
    "#7FD1A0"
  ],
  "inlay": [
    "#F0BF63",
    "#8A5A00"
  ],
  "link": [
    "#0B5A8A",
    "#8CC8EE"
  ],
  "ok": [
    "#1B6E3C",
    "#7BD79B"
  ],
  "partly": [
    "#6DB98A",
    "#1B6E3C"
  ],
  "wait": [
    "#8A5A00",
    "#F0BF63"
  ],
  "late": [
    "#A8321A",
    "#FF9A80"
  ],
  "none": [
    "#5F6B66",
    "#A3B0AA"
  ],
  "tint": [
    "#DDEFE3",
    "#22392D"
  ],
  "tint-ink": [
    "#16211C",
    "#ECF1EE"
  ],
  "full": [
    "#1B6E3C",
    "#7BD79B"
  ],
  "full-ink": [
    "#FFFFFF",
    "#0F1714"
  ],
  "band": [
    "#F2F1EA",
    "#141D19"
  ],
  "heat-0": [
    "#FFFFFF",
    "#FFFFFF"
  ],
  "heat-1": [
    "#E8F3EC",
    "#E8F3EC"
  ],
  "heat-2": [
    "#B9DDC6",
    "#B9DDC6"
  ],
  "heat-3": [
    "#6DB98A",
    "#6DB98A"
  ],
  "heat-4": [
    "#1B6E3C",
    "#1B6E3C"
  ],
  "overdue": [
    "#F6E3DC",
    "#F6E3DC"
  ],
  "overdue-much": [
    "#A8321A",
    "#A8321A"
  ],
  "heat-ink": [
    "#16211C",
    "#16211C"
  ],
  "heat-ink-inverse": [
    "#FFFFFF",
    "#FFFFFF"
  ]
} as const;
