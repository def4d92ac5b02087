import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startChild } from '../../src/shared/child-process.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A program that prints its process id and then waits for ever. */
const waiting = ['-e', 'console.log("pid " + process.pid + " is ready"); setInterval(() => {}, 1000);'];

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Starts the program in a process of its own and answers both process ids. */
async function startedByAnother() {
  const file = path.join(temporaryFolder(), 'parent.ts');
  const module = new URL('../../src/shared/child-process.ts', import.meta.url);
  writeFileSync(
    file,
    `import { startChild } from '${module}';
     const child = await startChild({ name: 'trial', command: process.execPath, args: ${JSON.stringify(waiting)},
       ready: /ready/, onOutput: (text) => console.log(text) });
     process.on('SIGTERM', () => process.exit());
     setInterval(() => {}, 1000);`,
  );
  const parent = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void parent.kill('SIGKILL'));
  const [chunk] = await once(parent.stdout, 'data');
  const pid = Number(/pid (\d+)/.exec(String(chunk))?.[1]);
  return { parent, pid };
}

describe('a program beside the cloud', { timeout: 20_000 }, () => {
  it.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)('ends when its parent dies of %s', async (signal) => {
    const { parent, pid } = await startedByAnother();
    expect(lives(pid)).toBe(true);
    parent.kill(signal);
    await once(parent, 'exit');
    await expect.poll(() => lives(pid), { timeout: 5000 }).toBe(false);
  });

  it.each(['linux', 'win32'])('says when it has ended by itself, guarded as on %s', async (platform) => {
    let printed = '';
    const onOutput = (text: string) => {
      printed += text;
    };
    const program = { name: 'trial', command: process.execPath, args: waiting, ready: /ready/ };
    const child = await startChild({ ...program, onOutput, platform });
    process.kill(Number(/pid (\d+)/.exec(printed)?.[1]), 'SIGKILL');
    await child.died;
    await child.stop();
  });

  it.each(['linux', 'win32'])('ends when it is stopped, guarded as on %s', async (platform) => {
    let printed = '';
    const onOutput = (text: string) => {
      printed += text;
    };
    const child = await startChild({
      name: 'trial',
      command: process.execPath,
      args: waiting,
      ready: /ready/,
      onOutput,
      platform,
    });
    const pid = Number(/pid (\d+)/.exec(printed)?.[1]);
    expect(lives(pid)).toBe(true);
    await child.stop();
    expect(lives(pid)).toBe(false);
  });

  it('says what it printed when it does not start', async () => {
    const args = ['-e', 'console.error("no such option"); process.exit(2)'];
    for (const platform of ['linux', 'win32']) {
      const starting = startChild({
        name: 'trial',
        command: process.execPath,
        args,
        ready: /ready/,
        platform,
      });
      await expect(starting).rejects.toThrow(/trial did not start: it exited with code 2\nno such option/);
    }
  });

  it('is named when it does not exist', async () => {
    const starting = startChild({ name: 'trial', command: '/no/such/program', args: [], ready: /ready/ });
    await expect(starting).rejects.toThrow(/trial did not start.*\/no\/such\/program/s);
  });
});
