import * as z from 'zod';

/** Countries by code (ISO 3166) whose offices and days off are known. */
export const daysOffSchema = z.enum(['SE', 'NO', 'DK', 'FI', 'IS']);
export type DaysOff = z.infer<typeof daysOffSchema>;

/** Days on which offices are closed, besides weekends. */
type Calendar = {
  /** The same date each year: 12-24. */
  fixed: readonly string[];
  /** In days after Easter Day. */
  afterEaster: readonly number[];
  /** The one weekday (0 is Sunday) from a date on: Midsummer Eve is the Friday from 19 June. */
  weekdays?: readonly { weekday: number; from: string }[];
};

const MAUNDY_THURSDAY = -3;
const GOOD_FRIDAY = -2;
const EASTER_MONDAY = 1;
const ASCENSION = 39;
const WHIT_MONDAY = 50;
const MIDSUMMER_EVE = { weekday: 5, from: '06-19' };

/** Public holidays by law, and the eves on which public offices are closed all the same. */
export const CALENDARS: Readonly<Record<DaysOff, Calendar>> = {
  // Lag (1989:253) om allmänna helgdagar.
  SE: {
    fixed: ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'],
    afterEaster: [GOOD_FRIDAY, EASTER_MONDAY, ASCENSION],
    weekdays: [MIDSUMMER_EVE],
  },
  // Lov 24. februar 1995 nr. 12 om helligdager; lov 26. april 1947 nr. 1 om 1. og 17. mai.
  NO: {
    fixed: ['01-01', '05-01', '05-17', '12-24', '12-25', '12-26', '12-31'],
    afterEaster: [MAUNDY_THURSDAY, GOOD_FRIDAY, EASTER_MONDAY, ASCENSION, WHIT_MONDAY],
  },
  // Helligdage, without Great Prayer Day since 2024 (lov nr. 214 af 6. marts 2023); offices close on Constitution Day.
  DK: {
    fixed: ['01-01', '06-05', '12-24', '12-25', '12-26', '12-31'],
    afterEaster: [MAUNDY_THURSDAY, GOOD_FRIDAY, EASTER_MONDAY, ASCENSION, WHIT_MONDAY],
  },
  // Kirkkolaki (652/2023), laki itsenäisyyspäivän viettämisestä (388/1937), laki vapunpäivästä (272/1944).
  FI: {
    fixed: ['01-01', '01-06', '05-01', '12-06', '12-24', '12-25', '12-26'],
    afterEaster: [GOOD_FRIDAY, EASTER_MONDAY, ASCENSION],
    weekdays: [MIDSUMMER_EVE],
  },
  // Lög nr. 88/1971 um 40 stunda vinnuviku: with the First Day of Summer and the first Monday of August.
  IS: {
    fixed: ['01-01', '05-01', '06-17', '12-24', '12-25', '12-26', '12-31'],
    afterEaster: [MAUNDY_THURSDAY, GOOD_FRIDAY, EASTER_MONDAY, ASCENSION, WHIT_MONDAY],
    weekdays: [
      { weekday: 4, from: '04-19' },
      { weekday: 1, from: '08-01' },
    ],
  },
};
