import { lossesOf, type ResourceChange } from './losses.ts';

/** A stack of a cloud assembly. */
export type AssembledStack = { name: string; region: string };

/** What a deployment asks CloudFormation itself. */
export type StackChanges = {
  /** The state of a stack, `undefined` where there is none. */
  stateOf: (stack: AssembledStack) => Promise<string | undefined>;
  /** What a prepared change set would do, `undefined` where there is nothing to change. */
  changesOf: (stack: AssembledStack, changeSet: string) => Promise<readonly ResourceChange[] | undefined>;
  discard: (stack: AssembledStack, changeSet: string) => Promise<void>;
};

export type DeployPorts = {
  /** Runs the CDK command on the cloud assembly. Resolves with its exit code. */
  cdk: (...words: string[]) => Promise<number>;
  changes: StackChanges;
  say: (text: string) => void;
  /** Whether the person at the terminal types `word`; false without a terminal. */
  types: (word: string) => Promise<boolean>;
};

const CHANGE_SET = 'budkavle';
/** Nothing has run yet, or the first deployment broke off: it goes on where it stopped. */
const UNFINISHED = [undefined, 'REVIEW_IN_PROGRESS', 'CREATE_FAILED'];
/** CloudFormation can only delete such a stack; nothing in it has ever been used. */
const LEFTOVER = ['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'];

/**
 * Deploys one stack: shows what is different, and asks before anything of it is replaced or removed. A first
 * deployment that fails is left as it is, so that the next one goes on. Resolves with the exit code.
 */
export async function deployStack(stack: AssembledStack, ports: DeployPorts): Promise<number> {
  const { cdk, changes, say } = ports;
  const state = await changes.stateOf(stack);
  if (UNFINISHED.includes(state)) return await cdk('deploy', stack.name, '--no-rollback');
  if (LEFTOVER.includes(state ?? '')) {
    say(leftover(stack));
    return 1;
  }
  const shown = await cdk('diff', stack.name);
  if (shown !== 0) return shown;
  const named = ['--change-set-name', CHANGE_SET];
  const prepared = await cdk('deploy', stack.name, '--method', 'prepare-change-set', ...named);
  if (prepared !== 0) return prepared;
  const foreseen = await changes.changesOf(stack, CHANGE_SET);
  if (!foreseen || foreseen.length === 0) {
    say(`${stack.name}: nothing to change.`);
    return 0;
  }
  if (!(await agreedTo(lossesOf(foreseen), { stack, ports }))) {
    await changes.discard(stack, CHANGE_SET);
    say('Nothing was changed.');
    return 1;
  }
  return await cdk('deploy', stack.name, '--method', 'execute-change-set', ...named);
}

type Asked = { stack: AssembledStack; ports: Pick<DeployPorts, 'say' | 'types'> };

async function agreedTo(losses: readonly string[], { stack, ports }: Asked): Promise<boolean> {
  if (losses.length === 0) return true;
  ports.say(`\n${stack.name} loses:\n${losses.map((loss) => `  - ${loss}`).join('\n')}\n`);
  return await ports.types(stack.name);
}

function leftover({ name, region }: AssembledStack): string {
  const inRegion = `--region ${region} --stack-name ${name}`;
  return `${name} was rolled back when it was first created, and can only be deleted. Nothing of it was ever in use:
  aws cloudformation update-termination-protection --no-enable-termination-protection ${inRegion}
  aws cloudformation delete-stack ${inRegion}
Then deploy again.`;
}
