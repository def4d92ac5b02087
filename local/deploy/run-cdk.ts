import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const packageJson = fileURLToPath(import.meta.resolve('aws-cdk/package.json'));

/** Runs the CDK command in this terminal, where it may ask. Resolves with its exit code. */
export function runCdk(words: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const command = path.join(path.dirname(packageJson), 'bin/cdk');
    const child = spawn(process.execPath, [command, ...words], { stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
