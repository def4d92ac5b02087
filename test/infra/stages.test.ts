import { RemovalPolicy } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { nameIn, readStage } from '../../infra/stages.ts';

const stageOf = (context: Record<string, unknown>) => readStage((key) => context[key]);

describe('a stage', () => {
  it('is local with the domain of the sample when nothing is said', () => {
    expect(stageOf({})).toMatchObject({
      name: 'local',
      mailDomain: 'bob.example',
      removalPolicy: RemovalPolicy.DESTROY,
    });
  });

  it('keeps its data everywhere else', () => {
    const stage = stageOf({ stage: 'prod', mailDomain: 'mail.example' });
    expect(stage).toMatchObject({
      name: 'prod',
      mailDomain: 'mail.example',
      removalPolicy: RemovalPolicy.RETAIN,
    });
  });

  it('does not send from the domain of the sample by accident', () => {
    expect(() => stageOf({ stage: 'prod' })).toThrow(
      "stage 'prod' has no mail domain: add --context mailDomain=<domain>",
    );
  });

  it.each([
    ['a name that would not fit into resource names', { stage: 'Production!' }],
    ['an address in place of a domain', { mailDomain: 'someone@mail.example' }],
    ['an alarm address that is none', { alarmAddress: 'on-call' }],
    [
      'a mailbox of a stage that sends real mail',
      { stage: 'prod', mailDomain: 'mail.example', mailboxUrl: 'http://127.0.0.1:4401' },
    ],
  ])('refuses %s', (_, context) => {
    expect(() => stageOf(context)).toThrow('the context is wrong');
  });

  it('stands in every name', () => {
    const stage = stageOf({ stage: 'test', mailDomain: 'mail.example' });
    expect(nameIn(stage)).toBe('budkavle-test');
    expect(nameIn(stage, 'milestones')).toBe('budkavle-test-milestones');
  });
});
