import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Goals } from './goals.ts';

// As in package.json.
const START = [
  '--import',
  './local/keep-compiled.ts',
  '--disable-warning=ExperimentalWarning',
  'local/start.ts',
];
/** How many of them a second has: processes are accounted in hundredths. */
const TICKS = 100;

/** What a second `npm start` takes, with nothing changed since the first; processor time of all its processes. */
export async function starting(goals: Goals): Promise<void> {
  await startAndStop();
  const seconds = await startAndStop();
  goals.heading('The commands of one machine: processor time of all their processes');
  goals.row('npm start again, with nothing changed', seconds, { goal: { atMost: 5 }, unit: ' s' });
}

/** What the whole story of the sample takes. */
export async function demo(goals: Goals): Promise<void> {
  const before = ofChildren();
  const child = spawn('npm', ['run', 'demo'], { stdio: 'ignore' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error('the demo failed');
  goals.row('npm run demo, whole', ofChildren() - before, { goal: { atMost: 35 }, unit: ' s' });
}

async function startAndStop(): Promise<number> {
  const before = ofChildren();
  const ports = { BUDKAVLE_PORT: '4490', BUDKAVLE_MAILBOX_PORT: '4491', BUDKAVLE_AWS_PORT: '4492' };
  const child = spawn(process.execPath, START, {
    env: { ...process.env, ...ports },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const isUp = new Promise<void>((resolve, reject) => {
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      printed += part;
      if (printed.includes('Ctrl-C')) resolve();
    });
    child.once('exit', () => reject(new Error('npm start ended by itself')));
  });
  await isUp;
  child.removeAllListeners('exit');
  child.kill('SIGINT');
  await once(child, 'exit');
  return ofChildren() - before;
}

/** Processor time of all ended children of this process and of theirs; s. Linux alone tells it (proc(5)). */
function ofChildren(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  // Counted from the state, which is the third: cutime and cstime are the 16th and 17th.
  return (Number(fields[13]) + Number(fields[14])) / TICKS;
}
