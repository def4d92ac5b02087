import type { Locator, Page } from 'playwright-core';
import { type UserRole, userRoleSchema } from '../../domain/rollout/user.ts';

/**
 * What somebody does on an ordinary day: its name, and what they press from their first page on. `a …`: a link whose
 * address begins so; `choose …`: an organisation in a list, by its code; `button …`: a button, by its Swedish name or
 * the first of the page. The last press is what does the job.
 */
export type Job = readonly [
  name: string,
  ...presses: (`a ${string}` | `button${string}` | `choose ${string}`)[],
];

const CALENDAR = ['a /calendar', 'a /calendar-addresses', 'button Skapa en adress'] as const;

/** Ten everyday jobs of each role. */
export const EVERYDAY_JOBS: Readonly<Record<UserRole, readonly Job[]>> = {
  coordinator: [
    ['write a milestone', 'a /milestones/new', 'button Visa vad som skickas'],
    ['see who has not been told', 'a /milestones/bob-procurement-2026/ledger', 'a unreached'],
    [
      'change a date of an organisation',
      'a /catalogues',
      'a /organisations',
      'a /organisations/1280',
      'button Spara',
    ],
    [
      'add somebody to an organisation',
      'a /contacts',
      'choose 1280',
      'button Sök',
      'a /contacts/1280/new',
      'button',
    ],
    ['take in a file of people', 'a /contacts/import', 'button Granska filen'],
    ['write a press release', 'a /press/new', 'button Spara'],
    ['change a text of the catalogue', 'a /catalogues', 'a /catalogues/bob/messages/', 'button'],
    ['let a colleague sign in', 'a /people/invite', 'button'],
    ['see what happens this month', 'a /plan', 'a /calendar'],
    ['have the calendar in another program', 'a /plan', ...CALENDAR],
  ],
  approver: [
    ['see what waits to be approved'],
    [
      'read what a milestone tells',
      'a /milestones/bob-procurement-2026?',
      'a /milestones/bob-procurement-2026/organisations/',
    ],
    ['read who is told what', 'a /catalogues'],
    [
      'send a mail to oneself',
      'a /milestones/bob-procurement-2026?',
      'a /milestones/bob-procurement-2026/organisations/',
      'a /milestones/bob-procurement-2026/organisations/',
      'button Skicka till mig',
    ],
    ['see how far a milestone has reached', 'a /milestones/bob-procurement-2026/ledger'],
    ['see what weakens a control', 'a /controls'],
    ['read a press release', 'a /press'],
    ['see the next newsletters', 'a /press', 'a /newsletters'],
    ['see what happens this month', 'a /plan', 'a /calendar'],
    ['have the calendar in another program', 'a /plan', ...CALENDAR],
  ],
  registrar: [
    ['find what was sent', 'a /register'],
    [
      'take the register along for a spreadsheet',
      'a /register',
      'choose 1280',
      'button Visa utskicken',
      'a register.xlsx',
    ],
    ['take every text along', 'a /register', 'choose 1280', 'button Visa utskicken', 'a register.zip'],
    ['see how far a milestone has reached', 'a /milestones/bob-procurement-2026/ledger'],
    ['see who has not been told', 'a /milestones/bob-procurement-2026/ledger', 'a unreached'],
    ['take the account of a quarter along', 'a /reach/bob/account', 'a account.docx'],
    ['read a press release', 'a /press'],
    ['read who is told what', 'a /catalogues'],
    ['see what happens this month', 'a /plan', 'a /calendar'],
    ['have the calendar in another program', 'a /plan', ...CALENDAR],
  ],
  'local-lead': [
    ['confirm what is done', 'button Klart'],
    ['open the material of a task', 'button Material'],
    ['hand a task over', 'a /organisations/1280/work/', 'button'],
    ['have a packet mailed to oneself', 'a /work', 'button Skicka till mig'],
    ['see what one’s own organisation has been told', 'a /organisations/1280/ledger/'],
    ['add somebody', 'a /contacts', 'a /contacts/1280/new', 'button'],
    ['say the day on which it starts here', 'a /organisations', 'button Spara'],
    ['put news into the newsletter', 'a /organisations/1280/work/news', 'button'],
    ['see what happens this month', 'a /calendar'],
    ['have the calendar in another program', ...CALENDAR],
  ],
};

/** What a job took: presses from the first page on, and seconds until the last page was there. */
export type Took = { clicks: number; seconds: number };

/**
 * Does a job from the first page on as a person does; what changes something is looked for and not pressed.
 * @throws if something is not there to be pressed
 */
export async function doJob(page: Page, home: string, [, ...presses]: Job): Promise<Took> {
  await page.goto(home);
  const began = performance.now();
  for (const [place, press] of presses.entries()) {
    const target = targetOf(page, press);
    await target.waitFor();
    // What changes something is left alone.
    if (place === presses.length - 1 && !press.startsWith('a /')) continue;
    if (press.startsWith('choose')) await target.selectOption(press.slice('choose '.length));
    else await target.click();
    await page.waitForLoadState();
  }
  return { clicks: presses.length, seconds: (performance.now() - began) / 1000 };
}

function targetOf(page: Page, press: Job[1]): Locator {
  const [kind = '', ...words] = press.split(' ');
  const named = words.join(' ');
  const all =
    kind === 'a'
      ? page.locator(`main a[href^="${named}"], nav.pages a[href^="${named}"]`)
      : kind === 'choose'
        ? page.locator('main select[name=organisation]')
        : named === ''
          ? page.locator('main form[method=post] button[type=submit]')
          : page.locator('main').getByRole('button', { name: named });
  return all.locator('visible=true').first();
}

/**
 * Clicks and seconds of the same jobs in the console as it was before the first pages of decision 106, from the state
 * of 29 November 2026; what is not named was not possible.
 */
const BEFORE: Readonly<
  Record<UserRole, Readonly<Record<string, readonly [clicks: number, seconds: number]>>>
> = {
  coordinator: {
    'write a milestone': [2, 0.2],
    'see who has not been told': [2, 0.3],
    'change a date of an organisation': [3, 0.6],
    'add somebody to an organisation': [5, 0.9],
    'take in a file of people': [3, 0.6],
    'write a press release': [3, 0.5],
    'change a text of the catalogue': [3, 0.7],
    'let a colleague sign in': [3, 1.1],
  },
  approver: {
    'see what waits to be approved': [0, 0],
    'read what a milestone tells': [2, 1.3],
    'read who is told what': [1, 0.6],
    'see how far a milestone has reached': [1, 1],
    'see what weakens a control': [1, 0.4],
    'read a press release': [1, 0.7],
    'see the next newsletters': [1, 0.7],
  },
  registrar: {
    'find what was sent': [1, 0.2],
    // As CSV only.
    'take the register along for a spreadsheet': [4, 0.9],
    'take every text along': [4, 0.9],
    'see how far a milestone has reached': [1, 0.2],
    'see who has not been told': [2, 0.4],
    'take the account of a quarter along': [3, 0.4],
    'read a press release': [1, 0.2],
    'read who is told what': [1, 0.3],
  },
  'local-lead': {
    'confirm what is done': [3, 1.5],
    'open the material of a task': [2, 0.8],
    'hand a task over': [3, 1.6],
    'see what one’s own organisation has been told': [1, 0.2],
    'add somebody': [3, 1.1],
    'say the day on which it starts here': [2, 0.6],
    'put news into the newsletter': [3, 2.4],
  },
};

/** `docs/jobs.md`: what each job takes, as it was measured. */
export function jobsPage(took: Readonly<Record<UserRole, readonly (Took & { name: string })[]>>): string {
  const head = '| job | clicks before | seconds before | clicks | seconds |\n|---|---|---|---|---|\n';
  const parts = userRoleSchema.options.map((role) => {
    const rows = took[role].map(({ name, clicks, seconds }) => {
      const before = BEFORE[role][name];
      const was = before ? `${before[0]} | ${before[1].toFixed(1)}` : '– | –';
      return `| ${name} | ${was} | ${clicks} | ${seconds.toFixed(1)} |\n`;
    });
    return `\n## ${ROLE_NAMES[role]}\n\n${head}${rows.join('')}`;
  });
  return `${INTRODUCTION}${parts.join('')}`;
}

const ROLE_NAMES: Readonly<Record<UserRole, string>> = {
  coordinator: 'Coordinator',
  approver: 'Approver',
  registrar: 'Registrar',
  'local-lead': 'Local project lead',
};

const INTRODUCTION = `# Ten everyday jobs of each role

How many clicks each takes from the first page, and how many seconds until the last page is there, in a browser on
one machine with the sample, everything warm. The last click, which does the job, is counted and not pressed. *Before*
is the console of 29 November 2026, the day on which each role got a first page of its own
([0106](decisions/0106-one-home-for-each-role.md)), measured in the same way; “–”: was not possible.
\`test/browser/everyday-jobs.test.ts\` does every one of them, and fails if one takes more than five clicks or another
number than stands here; with \`WRITE_JOBS=1\` it does each twice, takes the seconds
of the second, and writes this page.
`;
