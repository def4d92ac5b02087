import { runCdk } from './deploy/run-cdk.ts';
import { askedStage } from './deploy/stage-option.ts';

// npm run synth -- --stage <name>: checks the stage and writes its templates to cdk.out. Nothing is deployed.
const asked = askedStage(process.argv.slice(2), {
  command: 'npm run synth',
  does: 'Checks the settings of a stage and writes its CloudFormation templates to cdk.out; needs no AWS account.',
});
if ('text' in asked) {
  console.log(asked.text);
  process.exitCode = asked.exitCode;
} else {
  process.exitCode = await runCdk(['synth', '--quiet', '--context', `stage=${asked.stage}`]);
}
