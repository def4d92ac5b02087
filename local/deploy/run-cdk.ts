import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const packageJson = createRequire(import.meta.url).resolve('aws-cdk/package.json');

/** Runs the CDK command in this terminal, where it may ask. Resolves with its exit code. */
export function runCdk(words: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const command = path.join(path.dirname(packageJson), 'bin/cdk');
    const child = spawn(process.execPath, [command, ...words], { stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
