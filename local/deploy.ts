import { createInterface } from 'node:readline/promises';
import { assembledStacks } from './deploy/assembled-stacks.ts';
import { cloudFormation } from './deploy/cloudformation.ts';
import { deployStack } from './deploy/deploy-stack.ts';
import { runCdk } from './deploy/run-cdk.ts';
import { askedStage } from './deploy/stage-option.ts';

// npm run deploy -- --stage <name>
const asked = askedStage(process.argv.slice(2), {
  command: 'npm run deploy',
  does: `Deploys a stage to the AWS account that you are signed in to. It shows what is different, and asks before
anything is replaced or removed. A deployment that fails goes back to what was there; the first one stays where
it broke off, and goes on when it is run again.`,
});
if ('text' in asked) {
  console.log(asked.text);
  process.exitCode = asked.exitCode;
} else {
  process.exitCode = await deploy(asked.stage);
}

async function deploy(stage: string): Promise<number> {
  const directory = `.local/deploy/${stage}`;
  const made = await runCdk(['synth', '--quiet', '--context', `stage=${stage}`, '--output', directory]);
  if (made !== 0) return made;
  const cdk = (...words: string[]) => runCdk([...words, '--exclusively', '--app', directory]);
  for (const stack of await assembledStacks(directory)) {
    const code = await deployStack(stack, { cdk, changes: cloudFormation, say: console.log, types });
    if (code !== 0) return code;
  }
  return 0;
}

async function types(word: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    console.log('Nobody can be asked here: run it in a terminal.');
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await terminal.question(`Type ${word} to go on: `)) === word;
  } finally {
    terminal.close();
  }
}
