import { describe, expect, it } from 'vitest';
import { type DeployPorts, deployStack } from '../../../local/deploy/deploy-stack.ts';
import { lossesOf, type ResourceChange } from '../../../local/deploy/losses.ts';
import { askedStage } from '../../../local/deploy/stage-option.ts';

const STACK = { name: 'Budkavle-prod', region: 'eu-north-1' };
const TABLE = { type: 'AWS::DynamoDB::Table', logicalId: 'Table1', physicalId: 'budkavle-prod' };
const added: ResourceChange = { action: 'Add', type: 'AWS::SQS::Queue', logicalId: 'Queue1' };
const changed: ResourceChange = { ...TABLE, action: 'Modify', replacement: 'False' };
const replaced: ResourceChange = { ...changed, replacement: 'True', policyAction: 'ReplaceAndRetain' };

type World = { state?: string; foreseen?: ResourceChange[]; typed?: string; failing?: string };

/** A deployment with its terminal and CloudFormation replaced, and what it did in order. */
async function deployed({ state, foreseen, typed, failing }: World) {
  const did: string[] = [];
  const said: string[] = [];
  const ports: DeployPorts = {
    cdk: async (...words) => {
      did.push(words.filter((word) => word !== STACK.name).join(' '));
      return words.includes(failing ?? 'nothing') ? 1 : 0;
    },
    changes: {
      stateOf: async () => state,
      changesOf: async () => foreseen,
      discard: async () => void did.push('discard'),
    },
    say: (text) => said.push(text),
    types: async (word) => typed === word,
  };
  const code = await deployStack(STACK, ports);
  return { code, did, said: said.join('\n') };
}

const PREPARED = ['diff', 'deploy --method prepare-change-set --change-set-name budkavle'];
const EXECUTED = 'deploy --method execute-change-set --change-set-name budkavle';

describe('a first deployment', () => {
  it.each([[undefined], ['CREATE_FAILED'], ['REVIEW_IN_PROGRESS']])(
    'goes on where it broke off, and is not rolled back (%s)',
    async (state) => {
      const { code, did } = await deployed({ ...(state && { state }) });
      expect([code, did]).toEqual([0, ['deploy --no-rollback']]);
    },
  );

  it.each([['ROLLBACK_COMPLETE'], ['ROLLBACK_FAILED']])(
    'that somebody rolled back is named with the commands that clear it away (%s)',
    async (state) => {
      const { code, did, said } = await deployed({ state });
      expect([code, did]).toEqual([1, []]);
      expect(said).toContain('delete-stack --region eu-north-1 --stack-name Budkavle-prod');
    },
  );
});

describe('a later deployment', () => {
  const state = 'UPDATE_COMPLETE';

  it('shows the difference, then makes it', async () => {
    const { code, did } = await deployed({ state, foreseen: [added, changed] });
    expect([code, did]).toEqual([0, [...PREPARED, EXECUTED]]);
  });

  it('names what it would replace, and does so only if somebody types the name of the stack', async () => {
    const agreed = await deployed({ state, foreseen: [added, replaced], typed: STACK.name });
    expect(agreed.did).toEqual([...PREPARED, EXECUTED]);
    expect(agreed.said).toContain('AWS::DynamoDB::Table budkavle-prod (Table1) is replaced by a new one');
    expect(agreed.said).not.toContain('Queue1');
  });

  it.each([['yes'], ['']])('changes nothing when somebody types "%s" instead', async (typed) => {
    const { code, did, said } = await deployed({ state, foreseen: [replaced], typed });
    expect([code, did]).toEqual([1, [...PREPARED, 'discard']]);
    expect(said).toContain('Nothing was changed.');
  });

  it('ends well where there is nothing to change', async () => {
    const { code, did } = await deployed({ state });
    expect([code, did]).toEqual([0, PREPARED]);
  });

  it('stops where the CDK command does', async () => {
    expect(await deployed({ state, failing: 'diff', foreseen: [added] })).toMatchObject({
      code: 1,
      did: ['diff'],
    });
    expect(await deployed({ state, failing: 'prepare-change-set', foreseen: [added] })).toMatchObject({
      code: 1,
      did: PREPARED,
    });
  });
});

describe('what is lost', () => {
  it('is what is removed or may be replaced, and says what stays behind', () => {
    const removed = { ...TABLE, action: 'Remove', policyAction: 'Retain' };
    const perhaps = { ...changed, replacement: 'Conditional', policyAction: 'ReplaceAndDelete' };
    const table = 'AWS::DynamoDB::Table budkavle-prod (Table1)';
    const stays = 'the old one stays in the account, outside of the stack';
    expect(lossesOf([added, changed, removed, replaced, perhaps])).toEqual([
      `${table} is removed; ${stays}`,
      `${table} is replaced by a new one; ${stays}`,
      `${table} may be replaced by a new one`,
    ]);
  });
});

describe('the stage to deploy', () => {
  const usage = { command: 'npm run deploy', does: 'Deploys a stage.' };

  it('is the one that is named', () => {
    expect(askedStage(['--stage', 'prod'], usage)).toEqual({ stage: 'prod' });
  });

  it('is never guessed', () => {
    for (const words of [[], ['prod'], ['--stag', 'prod'], ['--stage']])
      expect(askedStage(words, usage)).toMatchObject({ exitCode: 2 });
  });
});
