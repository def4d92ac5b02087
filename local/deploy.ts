import { runCdk } from './deploy/run-cdk.ts';
import { askedStage } from './deploy/stage-option.ts';

// npm run deploy -- --stage <name>
const asked = askedStage(process.argv.slice(2), {
  command: 'npm run deploy',
  does: 'Deploys a stage to the AWS account that you are signed in to.',
});
if ('text' in asked) {
  console.log(asked.text);
  process.exitCode = asked.exitCode;
} else {
  process.exitCode = await runCdk(['deploy', '--all', '--context', `stage=${asked.stage}`]);
}
