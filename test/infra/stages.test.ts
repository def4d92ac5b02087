import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { RemovalPolicy } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readStageFile, stageNames } from '../../infra/stage-file.ts';
import { nameIn, readStage, stageOf } from '../../infra/stages.ts';

const FILE = { mailDomain: 'mail.example', alarmAddress: 'on-call@mail.example' };
const HERE = { name: 'besked.mail.example', hostedZoneId: 'Z0123456789ABC' };
const ISSUED = 'arn:aws:acm:us-east-1:111122223333:certificate/0f1e2d3c-0000-4000-8000-000000000000';

describe('a stage', () => {
  it('is what its file says', () => {
    expect(readStage('local')).toMatchObject({
      name: 'local',
      mailDomain: 'bob.example',
      accessibilityAddress: 'tillganglighet@bob.example',
      removalPolicy: RemovalPolicy.DESTROY,
    });
  });

  it('keeps its data everywhere but on this machine, once it has any', () => {
    expect(stageOf('prod', FILE).removalPolicy).toBe(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  });

  it('can be set up in a new account without further settings', () => {
    expect(stageOf('prod', FILE)).toMatchObject({
      region: 'eu-north-1',
      concurrency: 10,
      logRetentionDays: 90,
    });
  });

  it('stands in every name', () => {
    const stage = stageOf('test', FILE);
    expect(nameIn(stage)).toBe('budkavle-test');
    expect(nameIn(stage, 'milestones')).toBe('budkavle-test-milestones');
  });
});

describe('the file of a stage', () => {
  it('is there for all that people run here, and has an example to copy', () => {
    expect(stageNames()).toContain('local');
    expect(stageNames()).not.toContain('example');
    for (const name of stageNames()) expect(readStage(name)).toMatchObject({ name });
  });

  it('can have every setting that the example shows', () => {
    const example = z.looseObject({}).parse(JSON.parse(readFileSync('infra/stages/example.json', 'utf8')));
    expect(Object.keys(example)).toContain('domain');
    expect(stageOf('prod', example)).toMatchObject(example);
  });

  it('is asked for by a stage that has none, and is never the example', () => {
    const asked = /has no file infra\/stages\/(prod|example)\.json.*copy infra\/stages\/example\.json/;
    expect(() => readStageFile('prod')).toThrow(asked);
    expect(() => readStageFile('example')).toThrow(asked);
  });

  it('is never guessed', () => {
    expect(() => readStage(undefined)).toThrow('npm run deploy -- --stage <name>');
    expect(() => readStage('Production!')).toThrow('use 1 to 16 small letters, digits and hyphens');
    expect(() => readStage('../local')).toThrow('use 1 to 16 small letters, digits and hyphens');
  });

  it.each([
    ['no mail domain', { mailDomain: undefined }, 'mailDomain'],
    ['an address in place of a domain', { mailDomain: 'someone@mail.example' }, 'is not a domain'],
    ['an alarm address that is none', { alarmAddress: 'on-call' }, 'is not a mail address'],
    ['nobody who hears of alarms', { alarmAddress: undefined }, 'nobody would hear that mail stands still'],
    ['a setting that does not exist', { alarmAdress: 'on-call@mail.example' }, 'alarmAdress'],
    ['a domain without a certificate', { domain: { name: HERE.name } }, 'needs either hostedZoneId'],
    [
      'a domain with two certificates',
      { domain: { ...HERE, certificateArn: ISSUED } },
      'needs either hostedZoneId',
    ],
    [
      'a certificate where CloudFront does not look for it',
      { domain: { name: HERE.name, certificateArn: ISSUED.replace('us-east-1', 'eu-north-1') } },
      'in us-east-1',
    ],
    ['fewer executions than every account has', { concurrency: 5 }, 'concurrency'],
    ['a retention that CloudWatch does not offer', { logRetentionDays: 100 }, 'logRetentionDays'],
    ['a region that is none', { region: 'Stockholm' }, 'is not a region'],
  ])('is refused with %s', (_, settings, sentence) => {
    expect(() => stageOf('prod', { ...FILE, ...settings })).toThrow(sentence);
  });

  it('of a stage that sends real mail has no mailbox', () => {
    const mailboxUrl = 'http://127.0.0.1:4401';
    expect(() => stageOf('prod', FILE, { mailboxUrl })).toThrow('keeps its mails in a mailbox');
    expect(stageOf('local', { mailDomain: 'bob.example' }, { mailboxUrl })).toMatchObject({ mailboxUrl });
  });
});

describe('a stage that cannot be synthesized', () => {
  it.each([
    ['nope', "stage 'nope' has no file infra/stages/nope.json"],
    ['Nope!', "the stage's name 'Nope!' is wrong:"],
  ])('is refused with what to do, and nothing else: %s', (stage, sentence) => {
    const env = { ...process.env, CDK_CONTEXT_JSON: JSON.stringify({ stage }) };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['infra/app.ts'], {
      env,
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('    at ');
    expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
  });
});
