import { App } from 'aws-cdk-lib';
import * as z from 'zod';
import { prepareBundles } from './constructs/bundled-code.ts';
import { featureFlags } from './feature-flags.ts';
import { addStage } from './stacks/add-stage.ts';
import { WrongStage } from './stage-file.ts';
import { readStage } from './stages.ts';

// No analytics: the CDK command would add a resource to the template for it.
const app = new App({ context: featureFlags, analyticsReporting: false });
// The local cloud says where the mailbox of its run is; everything else is in the stage's file.
const mailboxUrl = z.url().optional().parse(app.node.tryGetContext('mailboxUrl'));

try {
  await prepareBundles();
  addStage(app, readStage(app.node.tryGetContext('stage'), { mailboxUrl }));
  app.synth();
} catch (error) {
  if (!(error instanceof WrongStage)) throw error;
  // Whoever wrote the file needs the sentence, not where in this program it was found.
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
