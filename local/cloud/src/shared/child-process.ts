import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export type Child = {
  stop(): Promise<void>;
  /** Resolves when the program ends although nobody stopped it. */
  died: Promise<void>;
};

type ChildOptions = {
  /** For messages. */
  name: string;
  command: string;
  args: string[];
  /** What the program prints when it is ready. */
  ready: RegExp;
  /** As `process.platform`: that of this machine when absent. */
  platform?: string;
  /** Gets what it prints until then. */
  onOutput?(text: string): void;
};

/**
 * The program ends when its stdin ends: that happens however this process dies, SIGKILL included. A background job
 * of `sh` has no stdin of its own, hence descriptor 3.
 */
const guard = `
  exec 3<&0
  "$@" </dev/null 3<&- &
  child=$!
  { cat <&3 >/dev/null; kill "$child" 2>/dev/null; } &
  wait "$child"`;

/** The same without a shell, for Windows. It runs on every machine; the shell starts faster. */
const guardWithoutShell = `
  const { spawn } = require('node:child_process');
  const [command, ...args] = process.argv.slice(1);
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  process.stdin.resume().on('end', () => child.kill());
  child.on('error', (error) => console.error(error.message)).on('exit', (code) => process.exit(code ?? 1));
  child.on('error', () => process.exit(127));`;

type Program = { name: string; command: string; args: string[] };

/** The program under its guard, as it is spawned on a platform. */
function guarded({ name, command, args }: Program, platform: string): { file: string; args: string[] } {
  return platform === 'win32'
    ? { file: process.execPath, args: ['-e', guardWithoutShell, command, ...args] }
    : { file: 'sh', args: ['-c', guard, name, command, ...args] };
}

const startMilliseconds = 20_000;

/** Starts a program that must not outlive this process; resolves when it prints that it is ready. */
export async function startChild({ name, command, args, ...more }: ChildOptions): Promise<Child> {
  const { platform = process.platform, ...waiting } = more;
  const spawned = guarded({ name, command, args }, platform);
  const child = spawn(spawned.file, spawned.args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Ctrl-C reaches the whole process group; the program must still serve while the functions finish.
    detached: true,
  });
  const exited = once(child, 'exit');
  try {
    await whenReady(child, { name, ...waiting });
  } catch (error) {
    child.stdin.end();
    throw error;
  }
  let stopping = false;
  const died = new Promise<void>((resolve) => {
    void exited.then(() => {
      if (!stopping) resolve();
    });
  });
  return {
    stop: async () => {
      stopping = true;
      child.stdin.end();
      await exited;
    },
    died,
  };
}

type Waiting = Pick<ChildOptions, 'name' | 'ready' | 'onOutput'>;

function whenReady(child: ChildProcess, { name, ready, onOutput }: Waiting): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = '';
    let started = false;
    const fail = (reason: string) =>
      reject(new Error(`the ${name} did not start: ${reason}\n${printed.trim()}`));
    const timer = setTimeout(() => fail(`nothing within ${startMilliseconds / 1000} s`), startMilliseconds);
    // Reading goes on after the start, because a full pipe would stop the program.
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        if (started) return;
        printed += chunk;
        onOutput?.(chunk);
        if (!ready.test(printed)) return;
        started = true;
        clearTimeout(timer);
        resolve();
      });
    }
    child.on('error', (error) => fail(error.message));
    child.on('close', (code) => {
      clearTimeout(timer);
      fail(`it exited with code ${code}`);
    });
  });
}
