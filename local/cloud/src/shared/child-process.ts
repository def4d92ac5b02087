import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export type Child = { stop(): Promise<void> };

type ChildOptions = {
  /** For messages. */
  name: string;
  command: string;
  args: string[];
  /** What the program prints when it is ready. */
  ready: RegExp;
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

const startMilliseconds = 20_000;

/** Starts a program that must not outlive this process; resolves when it prints that it is ready. */
export async function startChild({ name, command, args, ...waiting }: ChildOptions): Promise<Child> {
  const child = spawn('sh', ['-c', guard, name, command, ...args], {
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
  return {
    stop: async () => {
      child.stdin.end();
      await exited;
    },
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
