#!/usr/bin/env node
import { runCommand } from './cli/run-command.ts';

// npx budkavle <command>: the product's own commands. npx puts Node of the devDependencies first on the path.
// A reader of the output such as `head` may close the pipe early.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await runCommand(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  environment: process.env,
});
