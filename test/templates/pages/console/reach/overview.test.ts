import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import type { Gap } from '../../../../../domain/catalogue/gap.ts';
import { dispatchStateSchema } from '../../../../../domain/mail/dispatch.ts';
import { refusalReasonSchema } from '../../../../../domain/plan/refusal.ts';
import type { MilestoneOverview } from '../../../../../domain/reach/use-cases/show-overview.ts';
import { overviewPage } from '../../../../../templates/pages/console/reach/overview.ts';
import { LANGUAGE_CODES } from '../../../../../templates/words/languages.ts';
import { aMilestone } from '../../../../fixtures/a-milestone.ts';
import { aRefusal } from '../../../../fixtures/a-refusal.ts';
import { wholeText } from '../../../parsed-mail.ts';
import { anOverview, NO_COUNTS, shown } from './an-overview.ts';

describe('the state of a milestone', () => {
  // Three organisations; two are planned, the mails of one are settled.
  const sentences = {
    planning: ['Planeras: 2 av 3 organisationer', 'Being planned: 2 of 3 organisations', 'wait'],
    planned: ['Planerad, väntar på godkännande', 'Planned, waiting for approval', 'wait'],
    held: [
      'Kom in sent: någon måste godkänna på nytt',
      'Arrived late: somebody has to approve it again',
      'late',
    ],
    approved: ['Godkänd, utskicket börjar', 'Approved, sending begins', 'wait'],
    dispatching: [
      'Skickas: klart för 1 av 3 organisationer',
      'Being sent: 1 of 3 organisations are done',
      'wait',
    ],
    completed: ['Klar', 'Completed', 'ok'],
    stopping: [
      'Stoppas: klart för 1 av 3 organisationer',
      'Being stopped: 1 of 3 organisations are done',
      'wait',
    ],
    stopped: ['Stoppad: 0 av 9 mejl hade lämnat', 'Stopped: 0 of 9 emails had left', 'late'],
  } as const satisfies Record<MilestoneOverview['milestone']['state'], readonly string[]>;

  it.each(dispatchStateSchema.options)('is said and signed: %s', async (state) => {
    const [sv, en, sign] = sentences[state];
    const late = state === 'held' ? { late: true } : {};
    const overview = anOverview({ milestone: aMilestone({ state, ...late }) });
    for (const [locale, sentence] of [
      ['sv', sv],
      ['en', en],
    ] as const) {
      const { find } = await shown(overview, locale);
      const [first] = find('.figures li');
      expect(first && wholeText(first)).toBe(sentence);
      expect(first?.classList.contains(sign)).toBe(true);
    }
  });
});

it('a milestone that is held by its policy, and not for being late, is said to wait for another person', async () => {
  const { find } = await shown(
    anOverview({ milestone: aMilestone({ state: 'held', approval: 'one' }) }),
    'en',
  );
  const [first] = find('.figures li');
  expect(first && wholeText(first)).toBe('Planned: waiting for approval by somebody other than its author');
});

describe('how far a rollout has come', () => {
  const here = { by: 'review', on: '2026-11-27' };
  const everywhere = { '1280': here, '1480': here, national: here };
  const accepted = { ...NO_COUNTS, accepted: 1 };

  it.each([
    ['was stopped before any mail had left', { state: 'stopped' }, NO_COUNTS, 'Nått: inget.'],
    ['was stopped when one had', { state: 'stopped' }, accepted, 'Nått: Beslutat.'],
    ['has been undone everywhere', { state: 'completed', undone: everywhere }, accepted, 'Nått: inget.'],
    [
      'has been undone somewhere',
      { state: 'completed', undone: { '1280': here } },
      accepted,
      'Nått: Beslutat.',
    ],
  ] as const)('is told of a milestone that %s', async (_, over, counts, words) => {
    const { texts } = await shown(anOverview({ milestone: aMilestone(over), counts }));
    expect(texts('section > p.quiet')[0]).toContain(words);
  });

  it('says on which day a milestone was reached only if somebody has heard of it', async () => {
    const stopped = aMilestone({ state: 'stopped' });
    const days = async (counts: typeof NO_COUNTS) =>
      (await shown(anOverview({ milestone: stopped, counts }))).texts('article > p.quiet').length;
    expect([await days(NO_COUNTS), await days(accepted)]).toEqual([0, 1]);
  });
});

describe('what became of the mails', () => {
  const counts = {
    ...{ accepted: 8, returned: 2, failed: 3, unknown: 4 },
    ...{ skipped: 5, cancelled: 6, unreachable: 7 },
  };

  it('is counted by what somebody has to act on and what is only told', async () => {
    const { find } = await shown(anOverview({ counts, deliveries: 30 }));
    expect(find('.figures li').map((item) => [wholeText(item), item.classList.contains('late')])).toEqual([
      ['Utskicket är slut, men 3 mejl avvisades: skicka igen när felet är rättat', true],
      ['Mejl: 8 av 30 mottagna för leverans', false],
      ['3 avvisade', true],
      ['2 kom tillbaka eller anmäldes', true],
      ['4 med okänt utfall: någon måste ta reda på om de kom fram', true],
      ['5 inte skickade, mottagarna har avböjt eller går inte att nå', false],
      ['6 stoppade innan de skickades', false],
      ['7 med uppdrag måste nås på annat sätt än mejl', true],
    ]);
  });

  it('is told in English too', async () => {
    const { texts } = await shown(anOverview({ counts, deliveries: 30 }), 'en');
    expect(texts('.figures li')).toEqual([
      'Sending has ended, but 3 emails were refused: send again once the error is corrected',
      'Emails: 8 of 30 accepted for delivery',
      '3 rejected',
      '2 came back or were reported',
      '4 with unknown outcome: somebody has to find out whether they arrived',
      '5 not sent: the recipients have declined or cannot be reached',
      '6 stopped before they were sent',
      '7 with a duty must be reached in another way than by email',
    ]);
  });

  it('has no line for what did not happen', async () => {
    const { texts } = await shown(anOverview({ counts: { ...NO_COUNTS, accepted: 9 } }));
    expect(texts('.figures li')).toEqual(['Klar', 'Mejl: 9 av 9 mottagna för leverans']);
  });
});

it('reach is shown group by group: by mail with its share, what waits for other dispatches, and by hand', async () => {
  const groups: MilestoneOverview['groups'] = [
    { group: 'clerks', people: 8, reached: 6, obligations: { mail: 2, people: 1 } },
    {
      group: 'caretakers',
      people: 0,
      reached: 0,
      obligations: { newsletter: 2, press: 1, web: 3, people: 4 },
    },
    { group: 'lead', people: 0, reached: 0, obligations: { mail: 1 } },
  ];
  const { texts } = await shown(anOverview({ groups }));
  expect(texts('tbody td')).toEqual([
    ...['6 / 8 (75 %)', '0', '1'],
    ...['inte via mejl', '6', '4'],
    ...['0 / 0 (0 %)', '0', '0'],
  ]);
});

describe('a gap', () => {
  it('stands beside the name of its organisation, or its code where that has no name', async () => {
    const gap: Gap = { kind: 'no-responsible' };
    const gaps = [
      { organisation: '1280', name: { sv: 'Malmö stad', en: 'City of Malmö' }, gap },
      { organisation: '1480', name: {}, gap },
    ];
    const { texts } = await shown(anOverview({ gaps }), 'en');
    expect(texts('summary')).toEqual(['Gaps in the plan: 2']);
    expect(texts('details tbody th')).toEqual(['City of Malmö', '1480']);
  });

  it('is missing where the plan has none, and that is said', async () => {
    const { texts, find } = await shown(anOverview());
    expect(texts('.state.ok')).toEqual(['Klar', 'Planen har inga luckor.']);
    expect(find('details')).toEqual([]);
  });
});

describe('a refused event', () => {
  const hostile = '<img src=x onerror=alert(1)> & "more" {field}';

  it('is shown with what somebody wrote in it as words, never as markup', async () => {
    const refusal = aRefusal({ milestone: '<b>', problems: [hostile, 'another problem'] });
    const { find, texts } = await shown(anOverview({}, [refusal]));
    expect(find('img')).toEqual([]);
    expect(find('b')).toEqual([]);
    expect(texts('td div')).toEqual([hostile, 'another problem']);
    expect(find('td div').map((div) => div.getAttributeValue('lang'))).toEqual(['en', 'en']);
    // 1,795,000,000 s after 1970 is 11:06:40 in UTC, an hour later in a Swedish winter.
    expect(texts('section section tbody tr td').slice(0, 2)).toEqual(['2026-11-23 12:06', '<b>']);
  });

  it.each(refusalReasonSchema.options)('has a sentence in both languages: %s', async (reason) => {
    for (const locale of LANGUAGE_CODES) {
      const { find } = await shown(anOverview({}, [aRefusal({ reason, problems: ['p'] })]), locale);
      const [, , told] = find('section section tbody td').map(wholeText);
      expect(told).toMatch(/^\p{Lu}.{10,}\.p$/u);
      expect(told).not.toContain(reason);
    }
  });

  it('is not spoken of where there is none', async () => {
    expect((await shown(anOverview())).text).not.toContain('Händelser som inte togs emot');
  });
});

describe('an empty overview', () => {
  it('says what to do first', async () => {
    const { text } = await shown({ rollouts: [], refusals: [] });
    expect(text).toContain('Inget införande finns än.');
    expect(text).toContain('En samordnare läser in det första.');
  });

  it('of a rollout says how the first milestone is reported', async () => {
    const [lending] = anOverview().rollouts;
    const rollouts = lending ? [{ ...lending, milestones: [] }] : [];
    const { text } = await shown({ rollouts, refusals: [] }, 'en');
    expect(text).toContain('No milestone has been reached yet.');
    expect(text).toContain('Reached: none. Still to come: Decided, Live.');
  });
});

it.each(LANGUAGE_CODES)('the page is valid HTML in %s, with everything on it', async (locale) => {
  const gaps = [
    { organisation: '1280', name: { sv: 'Malmö stad' }, gap: { kind: 'no-responsible' } as const },
  ];
  const groups = [{ group: 'clerks', people: 8, reached: 6, obligations: { mail: 2 } }];
  const counts = { ...NO_COUNTS, unknown: 1, skipped: 2 };
  const overview = anOverview({ gaps, groups, counts }, [aRefusal()]);
  const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
  const { results } = await validator.validateString(overviewPage(overview, { locale }));
  expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => [ruleId, message]))).toEqual(
    [],
  );
});
