import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countObligations } from '../../domain/use-cases/count-obligations.ts';
import { checkMails } from '../../local/demo/check-mails.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { grantsOf } from './idle-grants.ts';
import { type RunningStage, runningStage, sampleMilestones } from './running-stage.ts';

const sample = await readRollout('local/sample/bob/rollout.yaml');
const milestones = await sampleMilestones();
const people = new Set(sample.contacts.map(({ address }) => address.toLowerCase()));

let stage: RunningStage;

beforeAll(async () => {
  stage = await runningStage(sample);
  for (const milestone of milestones) await stage.report(milestone);
});
afterAll(() => stage?.stop());

describe('the sample rollout, taken through its three milestones', () => {
  it('completes each of them and leaves nothing in a dead-letter queue', async () => {
    const states = await Promise.all(
      milestones.map(async ({ id }) => (await stage.operator.milestones.find(id))?.state),
    );
    expect(states).toEqual(['completed', 'completed', 'completed']);
    expect(stage.cloud.deadLetters()).toEqual([]);
    expect(stage.notices).toEqual([]);
  });

  it('gives every planned delivery exactly one mail that says what its plan says, and sends no other', async () => {
    const all = stage.cloud.mails();
    for (const { id } of milestones) {
      const milestone = await stage.operator.milestones.find(id);
      expect(milestone?.organisations).toHaveLength(13);
      const mails = all.filter(({ tags }) => tags.milestone?.[0] === id);
      expect(mails.length).toBeGreaterThan(200);
      expect(milestone && (await checkMails(mails, { milestone, operator: stage.operator }))).toEqual([]);
    }
    expect(all.filter(({ tags }) => !milestones.some(({ id }) => tags.milestone?.[0] === id))).toEqual([]);
  });

  it('writes to each person at most once a milestone, and to nobody who is not a contact', () => {
    for (const { id } of milestones) {
      const recipients = stage.cloud
        .mails()
        .flatMap(({ tags, destinations }) => (tags.milestone?.[0] === id ? destinations : []));
      const known = recipients.map((address) => address.toLowerCase().replace('xn--vsters-buam', 'västerås'));
      expect(new Set(known).size).toBe(known.length);
      expect(known.filter((address) => !people.has(address))).toEqual([]);
    }
  });

  it('tells the federations once for the whole country', () => {
    const federations = sample.contacts.filter(({ groups }) => groups.includes('federations'));
    const got = stage.cloud
      .mails()
      .flatMap(({ tags, destinations }) =>
        tags.milestone?.[0] === 'bob-procurement-2026' ? destinations : [],
      )
      .filter((address) => federations.some((contact) => contact.address === address));
    expect(got.toSorted()).toEqual(federations.map(({ address }) => address).toSorted());
  });

  it('writes English to those who read English, from the municipality, with the local lead to answer', async () => {
    const reader = sample.contacts.find(
      ({ organisation, locale }) => organisation === '1280' && locale === 'en',
    );
    const raw = stage.cloud.mails().find(({ destinations }) => destinations[0] === reader?.address)?.raw;
    const mail = await PostalMime.parse(raw ?? '');
    expect(mail.subject).toBe('Booking and Grants: the procurement is decided');
    expect(mail.from).toEqual({ name: 'City of Malmö', address: 'besked@bob.example' });
    expect(mail.replyTo?.map(({ address }) => address)).toEqual(['ahmed.abdulle@malmo.example']);
    expect(mail.text).toContain('3 December 2026');
    expect(mail.text).not.toContain('3 december 2026');
  });

  it('names the gaps that the sample has on purpose, and has no others', async () => {
    const summaries = await stage.operator.plans.summaries('bob-go-live-2027');
    const gaps = summaries.flatMap(({ organisation, gaps: found }) =>
      found.map(({ kind }) => `${organisation} ${kind}`),
    );
    expect(gaps.toSorted()).toEqual([
      '0885 no-contact',
      '0885 no-responsible',
      '1980 no-register-number',
      '2580 missing-fact',
      '2580 no-relay',
      '2584 no-contact',
    ]);
  });

  it('counts as sent what was sent, as not sent what has nobody, and leaves planned what waits for people or another dispatch', async () => {
    const counts = await countObligations('bob-procurement-2026', stage.operator);
    expect(Object.keys(counts.email ?? {}).toSorted()).toEqual(['not-sent', 'sent']);
    // Only the group without a contact: nobody in Kiruna's internal IT, no local lead in Borgholm.
    expect(counts.email?.['not-sent']).toBe(2);
    expect(Object.keys(counts['board-meeting-talk'] ?? {})).toEqual(['planned']);
    expect(Object.keys(counts.newsletter ?? {})).toEqual(['planned']);
    expect(Object.keys(counts['press-release'] ?? {})).toEqual(['planned']);
  });

  it('does nothing when the same milestone is reported again', async () => {
    const before = stage.cloud.figures().mails;
    for (const milestone of milestones) await stage.report(milestone);
    expect(stage.cloud.figures().mails).toBe(before);
    expect(await stage.operator.refusals.latest(10)).toEqual([]);
  });

  it('shows it all on the console', async () => {
    const page = await (await (await stage.signIn('coordinator')).fetch('/?lang=en')).text();
    for (const { id } of milestones) expect(page).toContain(id);
    expect(page).toContain('Completed');
    expect(page).toContain('No local project lead.');
    expect(page).toContain('http://127.0.0.1:4401');
  });

  it('keeps every function far from its timeout and its memory', () => {
    for (const { errors, timeouts, maxMemoryMegabytes } of stage.cloud.figures().functions) {
      expect({ errors, timeouts }).toEqual({ errors: 0, timeouts: 0 });
      expect(maxMemoryMegabytes).toBeLessThan(200);
    }
  });

  it('logs no address, no name and no subject', async () => {
    const logs = await stage.logs();
    expect(logs).toContain('DELIVERIES_SENT');
    expect(logs).not.toContain('@');
    expect(sample.contacts.filter(({ name }) => logs.includes(name))).toEqual([]);
    expect(logs).not.toContain('upphandlingen är avgjord');
  });
});

/** The functions of the main job. What the others may do is of use in stop, outcomes, forgotten and unsubscribe. */
const CARRIERS = [
  'plan-milestone',
  'plan-organisation',
  'approve-milestone',
  'dispatch-milestone',
  'send-deliveries',
];

describe('the permissions of the functions, after the whole job', () => {
  it('were all of use: each granted action was used by its function, but for those that no call here shows', async () => {
    await stage.report({ id: 'refused' });
    const { granted, idle } = grantsOf(stage, CARRIERS);
    expect(granted.length).toBeGreaterThan(30);
    // Coming back for mails that wait their turn: paced-mail.test.ts sees it.
    expect(idle).toEqual(['send-deliveries sqs:SendMessage']);
  });

  it('were enough: nothing was denied', () => {
    expect(stage.cloud.calls().filter(({ decision }) => decision === 'denied')).toEqual([]);
    expect(stage.cloud.calls().length).toBeGreaterThan(20);
  });

  it('let only send-deliveries hand mail to SES', () => {
    const senders = stage.cloud.calls().filter(({ action }) => action.startsWith('ses:'));
    expect(new Set(senders.map(({ function: name }) => name))).toEqual(
      new Set(['budkavle-local-send-deliveries']),
    );
  });
});
