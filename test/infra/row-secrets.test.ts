import { describe, expect, it } from 'vitest';
import { ACTIONS, names, rowsFor } from './function-statements.ts';

describe('the table', () => {
  it('tells suppressions only to sending and the person; only the reader’s own confirmation lifts them', () => {
    const having = (action: string) =>
      names.filter((name) => rowsFor(action)[name]?.some((row) => row.startsWith('SUPPRESSION')));
    expect(Object.fromEntries(ACTIONS.map((action) => [action, having(action)]))).toEqual({
      BatchGetItem: ['send-deliveries'],
      ConditionCheckItem: [],
      DeleteItem: [],
      GetItem: [],
      PartiQLInsert: [],
      PartiQLUpdate: [],
      PutItem: ['record-outcome', 'tidy-contacts', 'public-pages'],
      // Whoever has their data handed out is told what is kept of their address.
      // Whoever has come back since is not taken off a list again after a restore.
      Query: ['contacts', 'tidy-contacts'],
      UpdateItem: ['subscriptions'],
    });
    // What is asked for in one turn is read in one call, by every function that asks for much at once; and what a
    // rollout has told, by pages.
    const told = ['MILESTONE#*', 'not MILESTONE#*#*'];
    expect(rowsFor('BatchGetItem')).toEqual({
      'compile-newsletters': ['CATALOGUE#*', 'MILESTONE#*', 'NEWSLETTER#*', 'ROLLOUT#*', 'not MILESTONE#*#*'],
      console: [
        'CATALOGUE#*',
        'CONTACT-REGISTER',
        'LEDGER#*',
        'LEDGER-SUMS#*',
        'MACHINES',
        'MILESTONE#*',
        'MILESTONE#*#*',
        'NEWS#*',
        'NEWSLETTER#*',
        'ORGANISATION#*',
        'PEOPLE',
        'QUESTIONS#*',
        'ROLLOUT#*',
        'SHARED',
        'SIGN-OFFS#*',
        'TEAMS-CHANNELS',
        'WEBHOOKS',
      ],
      home: [
        'CATALOGUE#*',
        'CONTACT-REGISTER',
        'LEDGER#*',
        'LEDGER-SUMS#*',
        'MILESTONE#*',
        'NEWSLETTER#*',
        'ORGANISATION#*',
        'PEOPLE',
        'ROLLOUT#*',
        'SHARED',
        'SIGN-OFFS#*',
        'not MILESTONE#*#*',
      ],
      contacts: ['MILESTONE#*', 'MILESTONE#*#*', 'ORGANISATION#*'],
      ...{ packet: told, 'press-desk': told, 'public-pages': told, 'task-pages': told },
      'dispatch-milestone': ['MILESTONE#*', 'ROLLOUT#*', 'not MILESTONE#*#*'],
      'plan-milestone': [
        'CATALOGUE#*',
        'MILESTONE#*',
        'REFUSALS',
        'ROLLOUT#*',
        'SHARED',
        'not MILESTONE#*#*',
      ],
      'plan-newsletter': [
        'CATALOGUE#*',
        'CONTACT-REGISTER',
        'MILESTONE#*',
        'MILESTONE#*#*',
        'NEWSLETTER#*',
        'ORGANISATION#*',
        'ROLLOUT#*',
      ],
      'plan-organisation': [
        'CATALOGUE#*',
        'CONTACT-REGISTER',
        'LEDGER#*',
        'MILESTONE#*',
        'MILESTONE#*#*',
        'ORGANISATION#*',
        'ROLLOUT#*',
      ],
      'publish-press-releases': ['CATALOGUE#*', 'MILESTONE#*', 'ROLLOUT#*', 'not MILESTONE#*#*'],
      reconcile: [
        'CATALOGUE#*',
        'LEDGER#*',
        'LEDGER-SUMS#*',
        'MILESTONE#*',
        'ORGANISATION#*',
        'ROLLOUT#*',
        'SHARED',
        'not MILESTONE#*#*',
      ],
      'record-outcome': ['LEDGER#*', 'MILESTONE#*', 'MILESTONE#*#*', 'SHARED'],
      'remind-owners': [
        'CATALOGUE#*',
        'CONTACT-REGISTER',
        'LEDGER#*',
        'LEDGER-SUMS#*',
        'MILESTONE#*',
        'NEWSLETTER#*',
        'ORGANISATION#*',
        'PEOPLE',
        'ROLLOUT#*',
        'SHARED',
        'not MILESTONE#*#*',
      ],
      'send-deliveries': ['LEDGER#*', 'LINK-KEYS', 'MILESTONE#*', 'MILESTONE#*#*', 'SHARED', 'SUPPRESSION#*'],
      'tidy-contacts': [
        'CONTACT-IMPORT#*',
        'CONTACT-REGISTER',
        'LEDGER#*',
        'MILESTONE#*',
        'MILESTONE#*#*',
        'PEOPLE',
        'QUESTIONS#*',
        'ROLLOUT#*',
        'SIGN-OFFS#*',
      ],
      'welcome-newcomers': [
        'CATALOGUE#*',
        'CONTACT-REGISTER',
        'MILESTONE#*',
        'MILESTONE#*#*',
        'ORGANISATION#*',
        'ROLLOUT#*',
        'SHARED',
      ],
    });
  });

  it('lets nobody change or remove what stands in the logs of controls and of access', () => {
    const having = (action: string, row: string) =>
      names.filter((name) => rowsFor(action)[name]?.some((each) => each === row || each === '*'));
    // An insert by PartiQL fails where there is a row already, unlike a put.
    expect(having('PartiQLInsert', 'CONTROL-LOG').toSorted()).toEqual(['console', 'import-rollout']);
    for (const action of ['PutItem', 'UpdateItem', 'DeleteItem', 'PartiQLUpdate'] as const)
      expect(having(action, 'CONTROL-LOG'), action).toEqual([]);
    // Written in one transaction with the person, on the condition that there is no entry yet.
    expect(having('PutItem', 'PEOPLE-LOG').toSorted()).toEqual(['people', 'tidy-contacts']);
    for (const action of ['UpdateItem', 'DeleteItem', 'PartiQLInsert', 'PartiQLUpdate'] as const)
      expect(having(action, 'PEOPLE-LOG'), action).toEqual([]);
  });

  it('lets one function, which alone has its keys, add to the register’s log, and nobody change or remove any', () => {
    const having = (action: string, row: string) =>
      names.filter((name) => rowsFor(action)[name]?.some((each) => each === row || each === '*'));
    for (const row of ['REGISTER-LOG', 'REGISTER#*', 'REGISTER-KEYS'])
      for (const action of ACTIONS)
        expect(having(action, row), `${action} ${row}`).toEqual(
          {
            PartiQLInsert: ['reconcile'],
            Query: row === 'REGISTER-LOG' ? ['reconcile', 'public-pages'] : ['reconcile'],
          }[action] ?? [],
        );
  });

  it('shows secrets of webhooks and of Teams to what sends alone: the console adds one and reads none', () => {
    const having = (action: string, row: string) =>
      names.filter((name) => rowsFor(action)[name]?.some((each) => each === row || each === '*'));
    for (const action of ACTIONS) {
      expect(having(action, 'WEBHOOK-SECRETS'), action).toEqual(
        { PartiQLInsert: ['console'], Query: ['reconcile'] }[action] ?? [],
      );
      expect(having(action, 'TEAMS-ADDRESSES'), action).toEqual(
        { PartiQLInsert: ['console'], DeleteItem: ['console'], Query: ['reconcile'] }[action] ?? [],
      );
      expect(having(action, 'EVENT-LOG').toSorted(), action).toEqual(
        { PartiQLInsert: ['console', 'reconcile'], Query: ['console', 'reconcile'] }[action] ?? [],
      );
    }
  });

  it('lets the console alone change and judge machines; the first page and notices say which of them wait', () => {
    for (const action of ACTIONS)
      expect(
        names.filter((name) => rowsFor(action)[name]?.some((each) => each === 'MACHINES' || each === '*')),
        action,
      ).toEqual(
        { BatchGetItem: ['console'], PutItem: ['console'], Query: ['console', 'home', 'remind-owners'] }[
          action
        ] ?? [],
      );
  });

  it('shows the keys of links to those who sign or judge one, and has them made where links are signed', () => {
    const having = (action: string) => names.filter((name) => rowsFor(action)[name]?.includes('LINK-KEYS'));
    expect(having('Query')).toEqual([
      'send-deliveries',
      // It leads whoever has signed in on to a packet, by a link as in a mail.
      'console',
      'public-pages',
      'task-pages',
      'packet',
      'send-confirmation',
      'subscriptions',
      'questions',
    ]);
    expect(having('PutItem')).toEqual(['send-deliveries', 'console', 'send-confirmation']);
    // Read with what else is asked before mails leave.
    expect(having('BatchGetItem')).toEqual(['send-deliveries']);
    for (const action of ACTIONS.filter((each) => !['Query', 'PutItem', 'BatchGetItem'].includes(each)))
      expect(having(action), action).toEqual([]);
  });

  it('shows the pages for the public what has been told, names, and nothing of people, drafts or subscribers', () => {
    expect(rowsFor('GetItem')['public-pages']).toEqual([
      'CATALOGUE#*',
      'MILESTONE#*',
      'NEWSLETTER#*',
      'ROLLOUT#*',
      'not MILESTONE#*#*',
    ]);
    expect(rowsFor('Query')['public-pages']).toEqual([
      'ANSWERS#*',
      'CATALOGUE#*',
      'LINK-KEYS',
      'NEWSLETTER#*',
      'NEWSROOM',
      'NEWSROOM-IMAGE#*',
      'ORGANISATIONS',
      'PUBLIC-SIGN-OFFS#*',
      'REGISTER-LOG',
      'ROLLOUT#*',
      'ROLLOUTS',
    ]);
  });

  it('shows subscribers to those who mail them and to the console, not to the public pages', () => {
    const reading = (action: string) =>
      names.filter((name) => rowsFor(action)[name]?.includes('SUBSCRIBERS#*'));
    expect(reading('GetItem')).toEqual(['send-confirmation']);
    expect(reading('Query')).toEqual(['console', 'plan-newsletter']);
  });

  it('shows what people ask to those who answer and to those who erase, and not to the pages where they ask', () => {
    const reading = (action: string) =>
      names.filter((name) => rowsFor(action)[name]?.includes('QUESTIONS#*'));
    const readers = ['console', 'contacts', 'tidy-contacts'];
    // The first page and the day's mail say that there are some.
    expect(reading('Query').toSorted()).toEqual([...readers, 'home', 'remind-owners'].toSorted());
    const byKey = [...reading('GetItem'), ...reading('BatchGetItem')];
    expect(byKey.toSorted()).toEqual([...readers, 'deliver-answer'].toSorted());
    // Published answers are written where they are mailed, and read by whoever shows them.
    const answers = (action: string) => names.filter((name) => rowsFor(action)[name]?.includes('ANSWERS#*'));
    expect(answers('PutItem')).toEqual(['deliver-answer']);
    expect(answers('Query')).toEqual(['public-pages', 'packet']);
  });

  it('shows contacts, and an organisation’s part of a milestone, only to those who work with them', () => {
    const [read, readTogether, listed] = [rowsFor('GetItem'), rowsFor('BatchGetItem'), rowsFor('Query')];
    // An import that is being written is read over the contacts, so whoever lists the one lists the other.
    for (const contacts of ['ORGANISATION#*', 'CONTACT-IMPORT#*']) {
      expect(names.filter((name) => listed[name]?.includes(contacts))).toEqual([
        'plan-organisation',
        'console',
        'contacts',
        'press-desk',
        // A lead's first page says who of the organisation has a task.
        'home',
        // Local leads are looked for among them.
        'people',
        'tidy-contacts',
        'task-pages',
        'remind-owners',
        'welcome-newcomers',
        // A release is not mailed to whoever has been erased since it was approved.
        'publish-press-release',
        'plan-newsletter',
      ]);
    }
    const blind = [
      'plan-milestone',
      'approve-milestone',
      'dispatch-milestone',
      'stop-milestone',
      // It adds organisations, under whose code contacts are kept too; it can read none of them.
      'import-rollout',
      'public-pages',
      'publish-press-releases',
      'compile-newsletters',
      'subscriptions',
    ];
    for (const name of blind) {
      for (const rows of [read[name] ?? [], readTogether[name] ?? [], listed[name] ?? []]) {
        expect(rows).not.toContain('MILESTONE#*#*');
        expect(rows.includes('not MILESTONE#*#*')).toBe(rows.includes('MILESTONE#*'));
      }
    }
  });
});
