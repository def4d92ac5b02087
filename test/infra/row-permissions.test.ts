import { describe, expect, it } from 'vitest';
import { ACTIONS, all, names, rowsFor } from './function-statements.ts';

const DESCRIBE = 'dynamodb:DescribeTable';
const MILESTONE_ROW = ['MILESTONE#*', 'not MILESTONE#*#*'];

describe('the table', () => {
  it('loses nothing but people’s data, and nobody may do what is not listed here', () => {
    const actions = new Set(
      all.flatMap(({ Action }) => Action).filter((action) => action.startsWith('dynamodb:')),
    );
    expect([...actions].sort()).toEqual([...ACTIONS.map((action) => `dynamodb:${action}`), DESCRIBE].sort());
  });

  it('lets functions delete people’s data, rollout drafts, notes of done work and redone plans, nothing sent', () => {
    const peoplesData = ['CONTACT-IMPORT#*', 'CONTACT-REGISTER', 'ORGANISATION#*', 'SUBSCRIBERS#*'];
    const asked = [
      'CONTACT-IMPORT#*',
      'CONTACT-REGISTER',
      'ORGANISATION#*',
      'POLL-MARKS#*',
      'QUESTIONS#*',
      'SUBSCRIBERS#*',
    ];
    expect(rowsFor('DeleteItem')).toEqual({
      contacts: peoplesData,
      'tidy-contacts': asked,
      reconcile: ['OPEN-WORK'],
      // The address of a channel in Teams, with the channel.
      console: ['TEAMS-ADDRESSES'],
      // What somebody has been writing.
      'import-rollout': ['ROLLOUT-DRAFTS'],
      // Only of a part that waits for its day.
      'plan-organisation': ['MILESTONE#*#*'],
    });
    const registers = ['CONTACT-REGISTER'];
    expect(rowsFor('ConditionCheckItem')).toEqual({ contacts: registers, 'tidy-contacts': registers });
  });

  it('tells which table it is, and nothing of its rows, to those who must notice a restore', () => {
    const asking = all.filter(({ Action }) => Action.includes(DESCRIBE));
    expect(asking.map(({ name }) => name).sort()).toEqual([
      'console',
      'plan-milestone',
      'reconcile',
      'record-outcome',
      'send-deliveries',
      'sync-account',
    ]);
    for (const { Action } of asking) expect(Action).toEqual([DESCRIBE]);
  });

  it('tells every function behind the sign-in why mail is held, which each page says', () => {
    const signedIn = ['console', 'home', 'contacts', 'people', 'press-desk', 'import-rollout'];
    const reads = (name: string) => [
      ...(rowsFor('GetItem')[name] ?? []),
      ...(rowsFor('BatchGetItem')[name] ?? []),
    ];
    for (const name of signedIn) expect(reads(name), name).toContain('SHARED');
    // Only the console lets mail go on.
    expect(signedIn.filter((name) => rowsFor('PutItem')[name]?.includes('SHARED'))).toEqual(['console']);
    for (const name of ['public-pages', 'task-pages', 'packet'])
      expect(reads(name), name).not.toContain('SHARED');
  });

  it('is open to nobody without naming the rows', () => {
    for (const { Action, Condition } of all.filter(({ Action }) =>
      Action.some((action) => action.startsWith('dynamodb:') && action !== DESCRIBE),
    )) {
      expect(
        Condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys']?.length,
        Action.join(),
      ).toBeGreaterThan(0);
      expect(Condition.Null, Action.join()).toEqual({ 'dynamodb:LeadingKeys': ['false'] });
    }
  });

  it('has plans written by planning, and deliveries and tasks by those who send, settle or look after them', () => {
    expect(rowsFor('PartiQLInsert')).toEqual({
      'plan-organisation': ['MILESTONE#*#*'],
      'publish-press-release': ['MILESTONE#*#*'],
      'plan-newsletter': ['MILESTONE#*#*'],
      'send-confirmation': ['MILESTONE#*#*'],
      'deliver-answer': ['MILESTONE#*#*'],
      'remind-owners': ['MILESTONE#*#*'],
      'welcome-newcomers': ['MILESTONE#*#*'],
      // The log of the register: inserted and never changed.
      reconcile: ['EVENT-LOG', 'REGISTER#*', 'REGISTER-KEYS', 'REGISTER-LOG'],
      // The texts of a version that somebody edited, the log of controls, events, and the secrets of their receivers:
      // inserted and never changed.
      console: ['CATALOGUE#*', 'CONTROL-LOG', 'EVENT-LOG', 'TEAMS-ADDRESSES', 'WEBHOOK-SECRETS'],
      // Or of a file that somebody handed over.
      'import-rollout': ['CATALOGUE#*', 'CONTROL-LOG'],
    });
    expect(rowsFor('PartiQLUpdate')).toEqual({
      // What an older change has not sent yet is cancelled by a newer one.
      'plan-organisation': ['MILESTONE#*#*'],
      // Obligations that they carry beside those that a part already has.
      'publish-press-release': ['MILESTONE#*#*'],
      'plan-newsletter': ['MILESTONE#*#*'],
      'welcome-newcomers': ['MILESTONE#*#*'],
      'send-deliveries': ['MILESTONE#*#*'],
      'record-outcome': ['MILESTONE#*#*'],
      // It notes which ledgers are summed.
      reconcile: ['LEDGER#*', 'MILESTONE#*#*'],
      // A mail whose outcome nobody knows is settled by a person.
      console: ['MILESTONE#*#*'],
      // Obligations, where a task by hand was done or cannot be.
      'task-pages': ['MILESTONE#*#*'],
      'remind-owners': ['MILESTONE#*#*'],
      // Mails to whoever is erased are cancelled.
      contacts: ['MILESTONE#*#*'],
      'tidy-contacts': ['MILESTONE#*#*'],
    });
    expect(rowsFor('PutItem')).toEqual({
      'plan-milestone': ['MILESTONE#*', 'OPEN-WORK', 'REFUSALS', 'ROLLOUT#*', 'not MILESTONE#*#*'],
      'plan-organisation': ['LEDGER#*', 'MILESTONE#*', 'MILESTONE#*#*'],
      // The change that a milestone brings.
      'dispatch-milestone': ['MILESTONE#*', 'OPEN-WORK', 'ROLLOUT#*', 'not MILESTONE#*#*'],
      'send-deliveries': ['LEDGER#*', 'LINK-KEYS', 'MILESTONE#*', 'MILESTONE#*#*', 'SHARED'],
      'record-outcome': [
        'KEPT-EVIDENCE',
        'LEDGER#*',
        'MILESTONE#*',
        'MILESTONE#*#*',
        'SHARED',
        'SUPPRESSION#*',
      ],
      // Nobody else says what ledgers come to.
      reconcile: [
        'LEDGER#*',
        'LEDGER-SUMS#*',
        'MILESTONE#*',
        'MILESTONE#*#*',
        'OPEN-WORK',
        'SHARED',
        'TEAMS-CHANNELS',
        'WEBHOOKS',
      ],
      console: [
        'CALENDAR-ADDRESSES',
        'CATALOGUE#*',
        'HANDOVERS',
        'LEDGER#*',
        'LINK-KEYS',
        'MACHINES',
        'MILESTONE#*',
        'MILESTONE#*#*',
        'NEWS#*',
        'OPEN-WORK',
        'PUBLIC-SIGN-OFFS#*',
        // What is answered; nobody but the worker publishes it.
        'QUESTIONS#*',
        'ROLLOUT#*',
        'SHARED',
        'SIGN-OFFS#*',
        // Channels of organisations in Teams, and addresses of other systems that get events.
        'TEAMS-CHANNELS',
        'WEBHOOKS',
      ],
      // What somebody who is erased had to do goes to somebody else, who is told, and leaves the ledger.
      contacts: [
        'CONTACT-IMPORT#*',
        'CONTACT-REGISTER',
        'HANDOVERS',
        'LEDGER#*',
        'MILESTONE#*#*',
        'ORGANISATION#*',
        'QUESTIONS#*',
        'SIGN-OFFS#*',
      ],
      'import-rollout': [
        'CATALOGUE#*',
        'ORGANISATION#*',
        'ORGANISATIONS',
        'ROLLOUT#*',
        'ROLLOUT-DRAFTS',
        'ROLLOUTS',
      ],
      // Nobody else says who may sign in, and as what.
      people: ['PEOPLE', 'PEOPLE-LOG'],
      // Whoever left a list is taken off it again after a restore.
      // Whose access ended long ago loses their name.
      'tidy-contacts': [
        'HANDOVERS',
        'LEDGER#*',
        'MILESTONE#*#*',
        'ORGANISATION#*',
        'PEOPLE',
        'PEOPLE-LOG',
        'QUESTIONS#*',
        'SIGN-OFFS#*',
        'SUPPRESSION#*',
      ],
      // What is written there of the newsroom is that a release was taken back.
      'press-desk': ['NEWSROOM', 'NEWSROOM-IMAGE#*', 'PRESS', 'PRESS#*'],
      'public-pages': ['SUPPRESSION#*'],
      // Anybody with a link may call it: what was approved and stopped is not in its reach.
      'task-pages': ['HANDOVERS', 'LEDGER#*', 'MILESTONE#*#*', 'PUBLIC-SIGN-OFFS#*', 'SIGN-OFFS#*'],
      // Sign-offs that a crash left unpublished, and obligations that have a row of their own.
      'remind-owners': [
        'LEDGER#*',
        'MILESTONE#*',
        'MILESTONE#*#*',
        'OPEN-WORK',
        'PUBLIC-SIGN-OFFS#*',
        'ROLLOUT#*',
        'SHARED',
        'SIGN-OFFS#*',
      ],
      'welcome-newcomers': ['MILESTONE#*', 'OPEN-WORK', 'ROLLOUT#*', 'SHARED', 'not MILESTONE#*#*'],
      'publish-press-release': [
        'MILESTONE#*',
        'NEWSROOM',
        'NEWSROOM-IMAGE#*',
        'OPEN-WORK',
        'PRESS#*',
        'ROLLOUT#*',
        'not MILESTONE#*#*',
      ],
      // It drafts corrections of what has changed, and publishes nothing.
      'publish-press-releases': ['PRESS', 'PRESS#*'],
      'compile-newsletters': ['MILESTONE#*', 'NEWSLETTER#*', 'OPEN-WORK', 'ROLLOUT#*', 'not MILESTONE#*#*'],
      'plan-newsletter': ['MILESTONE#*', 'MILESTONE#*#*', 'NEWSLETTER#*'],
      'send-confirmation': ['LINK-KEYS', 'MILESTONE#*', 'OPEN-WORK', 'ROLLOUT#*', 'not MILESTONE#*#*'],
      // What it learns of the account, its turn, and that the table was restored.
      'sync-account': ['SHARED'],
      subscriptions: ['SUBSCRIBERS#*'],
      questions: ['POLL-MARKS#*', 'QUESTIONS#*'],
      'deliver-answer': [
        'ANSWERS#*',
        'MILESTONE#*',
        'OPEN-WORK',
        'QUESTIONS#*',
        'ROLLOUT#*',
        'not MILESTONE#*#*',
      ],
    });
    expect(rowsFor('UpdateItem')).toEqual({
      'plan-milestone': ['ROLLOUT#*'],
      'plan-organisation': MILESTONE_ROW,
      'approve-milestone': MILESTONE_ROW,
      // It counts a change that a milestone brings, and takes away what one clears.
      'dispatch-milestone': ['MILESTONE#*', 'ROLLOUT#*', 'not MILESTONE#*#*'],
      'send-deliveries': MILESTONE_ROW,
      'stop-milestone': MILESTONE_ROW,
      'record-outcome': MILESTONE_ROW,
      reconcile: MILESTONE_ROW,
      contacts: ['CONTACT-IMPORT#*', 'CONTACT-REGISTER'],
      'tidy-contacts': ['CONTACT-IMPORT#*', 'CONTACT-REGISTER', 'PEOPLE'],
      'remind-owners': MILESTONE_ROW,
      'welcome-newcomers': MILESTONE_ROW,
      'publish-press-release': MILESTONE_ROW,
      // News is marked as taken back.
      console: ['CALENDAR-ADDRESSES', 'LIMIT#*', 'MILESTONE#*', 'NEWS#*', 'ROLLOUT#*', 'not MILESTONE#*#*'],
      // Mails of a release that is taken back are stopped.
      'press-desk': ['LIMIT#*', ...MILESTONE_ROW],
      people: ['PEOPLE'],
      // It notes how the mail of an invitation fares.
      'sync-account': ['PEOPLE'],
      'plan-newsletter': MILESTONE_ROW,
      'send-confirmation': MILESTONE_ROW,
      subscriptions: ['LIMIT#*', 'SUBSCRIBERS#*', 'SUPPRESSION#*'],
      questions: ['LIMIT#*', 'POLLS#*'],
      'deliver-answer': MILESTONE_ROW,
    });
  });

  it('has unpublished releases read by publishing, at the desk and for the first page, by nothing public', () => {
    const rows = (name: string) => ACTIONS.flatMap((action) => rowsFor(action)[name] ?? []);
    const unpublished = names.filter((name) => rows(name).some((row) => row.startsWith('PRESS')));
    expect(unpublished.toSorted()).toEqual([
      'home',
      'press-desk',
      'publish-press-release',
      'publish-press-releases',
      // Whoever may approve one is told that it waits.
      'remind-owners',
    ]);
    const publishing = names.filter((name) =>
      (rowsFor('PutItem')[name] ?? []).some((row) => row.startsWith('NEWSROOM')),
    );
    expect(publishing).toEqual(['press-desk', 'publish-press-release']);
  });

  it('lets the first page read, and change nothing', () => {
    const actions = all.filter(({ name }) => name === 'home').flatMap(({ Action }) => Action);
    expect(new Set(actions.filter((action) => action.startsWith('dynamodb:')))).toEqual(
      new Set(['dynamodb:BatchGetItem', 'dynamodb:Query']),
    );
  });

  it('lets packets be made from what was frozen and has changed since, and changes nothing by it', () => {
    const actions = all.filter(({ name }) => name === 'packet').flatMap(({ Action }) => Action);
    expect(actions.filter((action) => action.startsWith('dynamodb:')).sort()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      'dynamodb:Query',
    ]);
    expect(rowsFor('GetItem').packet).toEqual([
      'CALENDAR-ADDRESSES',
      'CATALOGUE#*',
      'LEDGER#*',
      'MILESTONE#*',
      'MILESTONE#*#*',
      'NEWSLETTER#*',
      'PEOPLE',
      'ROLLOUT#*',
    ]);
    // No release, no question, no contact beyond those of a frozen plan, and nobody's access but the owner's of a
    // calendar.
    expect(rowsFor('Query').packet).toEqual([
      'ANSWERS#*',
      'CATALOGUE#*',
      'LEDGER#*',
      'LINK-KEYS',
      'MILESTONE#*#*',
      'ORGANISATIONS',
      'ROLLOUT#*',
      'ROLLOUTS',
    ]);
  });
});
