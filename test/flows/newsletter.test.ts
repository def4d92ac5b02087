import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aNewsItem } from '../domain/fixtures/a-news-item.ts';
import { READERS, weeklySource } from '../domain/fixtures/weekly-source.ts';
import { grantsOf } from './idle-grants.ts';
import { type RunningStage, runningStage } from './running-stage.ts';

const MINUTE = 60_000;
const start = Date.parse('2026-12-16T10:00:00Z');
const begun = Date.now();
let ahead = start - begun;
let stage: RunningStage;

type Mail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  milestone: string;
};
let seen = 0;

/** Lets it be a moment, with the rounds that belong to it, and answers the mails that have left since the last one. */
async function at(iso: string): Promise<Mail[]> {
  const rounds = () =>
    stage.cloud.figures().functions.find((one) => one.function.endsWith('compile-newsletters'))?.invocations ?? 0;
  const before = rounds();
  ahead = Date.parse(iso) - Date.now();
  while (rounds() === before) await new Promise((resolve) => setTimeout(resolve, 50));
  await stage.cloud.quiet({ timeoutMilliseconds: 60_000 });
  const mails = stage.cloud.mails().slice(seen);
  seen += mails.length;
  return Promise.all(
    mails.map(async ({ raw, destinations, tags }) => {
      const { headers, subject = '', text = '', html = '' } = await PostalMime.parse(raw);
      return {
        to: destinations[0] ?? '',
        subject,
        text,
        html,
        headers: Object.fromEntries(headers.map(({ key, value }) => [key, value])),
        milestone: tags.milestone?.[0] ?? '',
      };
    }),
  );
}
const to = (mails: Mail[]) => mails.map((mail) => mail.to).toSorted();

beforeAll(async () => {
  stage = await runningStage(weeklySource(), { clock: { now: () => Date.now() + ahead } });
});
afterAll(() => stage?.stop());

describe('a rollout followed for weeks', () => {
  it('sends no old weeks when it has just been set up', async () => {
    expect(await at('2026-12-16T10:10:00Z')).toEqual([]);
  });
  it('gathers', async () => {
    await stage.report({
      id: 'decided-2026',
      rollout: 'lending',
      kind: 'decided',
      occurredOn: '2026-12-16',
      organisations: 'all',
      triggeredBy: 'c@office.example',
    });
    const mails = await at('2026-12-17T07:05:00Z');
    console.log(to(mails), mails[0]?.subject, mails[0]?.text);
    console.log(stage.notices);
  });
});
