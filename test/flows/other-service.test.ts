import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRollout } from '../../local/rollout-files.ts';
import { type RunningStage, runningStage } from './running-stage.ts';

let stage: RunningStage;

beforeAll(async () => {
  stage = await runningStage(await readRollout('test/flows/park-lighting/rollout.yaml'));
  await stage.report({
    id: 'poles-2027',
    rollout: 'lights',
    kind: 'poles-up',
    occurredOn: '2026-04-01',
    organisations: 'all',
    triggeredBy: 'clerk@kontor.example',
  });
});
afterAll(() => stage?.stop());

const mailTo = async (address: string) =>
  PostalMime.parse(stage.cloud.mails().find(({ destinations }) => destinations[0] === address)?.raw ?? '');

describe('another service with groups, topics, milestones and a language of its own', () => {
  it('works from its files alone', async () => {
    expect((await stage.operator.milestones.find('poles-2027'))?.state).toBe('completed');
    expect(stage.cloud.figures().mails).toBe(2);
    const mail = await mailTo('jens.holm@byen.example');
    expect(mail.subject).toBe('Lys i parken: masterne er rejst');
    expect(mail.from).toEqual({ name: 'Byen', address: 'lys@bob.example' });
    expect(mail.text).toContain('Lyset bliver tændt den 1. maj 2027.');
    expect(mail.text).not.toContain('Nye master i parken');
  });

  it('gives a group what it inherits after its own, with numbers as its readers write them', async () => {
    const { text = '' } = await mailTo('ulla.dam@ravne.example');
    expect(text.replaceAll('\u00a0', ' ')).toContain('har sat 1 200 master op i Byen');
    expect(text.indexOf('Nye master i parken')).toBeLessThan(text.indexOf('Hvornår der bliver lys'));
  });

  it('names the words that are missing in a reader’s language', async () => {
    const [summary] = (await stage.operator.plans.summaries('poles-2027')).filter(
      ({ organisation }) => organisation === '101',
    );
    expect(summary?.gaps).toContainEqual({ kind: 'missing-text', topic: 'what', locale: 'sv' });
  });
});
