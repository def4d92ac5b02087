import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Outcome = { name: string; ok: boolean };

/** Runs an npm script; what it prints is shown at once, or in one piece when it has failed. */
function run(name: string, { shown, words = [] }: { shown: boolean; words?: readonly string[] }) {
  return new Promise<Outcome>((resolve) => {
    const child = spawn('npm', ['run', '--silent', name, '--', ...words], {
      stdio: shown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    const printed: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => printed.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => printed.push(chunk));
    child.on('error', (error) => printed.push(Buffer.from(error.message)));
    child.on('close', (code) => {
      if (code !== 0 && !shown) process.stderr.write(`\nnpm run ${name}\n${Buffer.concat(printed)}\n`);
      resolve({ name, ok: code === 0 });
    });
  });
}

/** What answers soon; the rest is `npm run test:whole`. */
const PROJECTS = ['parts', 'pure', 'pseudo', 'main'].flatMap((name) => ['--project', name]);

/** Types and lint beside the tests, since none of them uses all cores all the time. */
async function everything(words: readonly string[]): Promise<Outcome[]> {
  const tests = run('vitest', { shown: true, words: [...PROJECTS, ...words] });
  const types = await run('types', { shown: false });
  const lint = await run('lint', { shown: false });
  return [types, lint, await tests];
}

// What the tools keep in the system's temporary folder goes with them.
const temporary = mkdtempSync(join(tmpdir(), 'budkavle-everything-'));
process.env.TMPDIR = temporary;
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));

const outcomes = await everything(process.argv.slice(2));
for (const { name, ok } of outcomes) process.stdout.write(`${name}: ${ok ? 'passed' : 'FAILED'}\n`);
process.exitCode = outcomes.every(({ ok }) => ok) ? 0 : 1;
