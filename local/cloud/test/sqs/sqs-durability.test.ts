import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/shared/database.ts';
import { Queues } from '../../src/sqs/sqs.ts';
import { virtualClock } from '../shared/virtual-clock.ts';
import { aQueue, jobs } from './a-queue.ts';

const bodies = (messages: { body: string }[]) => messages.map(({ body }) => body);

describe('on disk', () => {
  const folders: string[] = [];
  const aFile = () => {
    const folder = mkdtempSync(join(tmpdir(), 'queues-'));
    folders.push(folder);
    return join(folder, 'cloud.db');
  };
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  it('a message outlives the process, with its receive count and what is left of its timeout', () => {
    const file = aFile();
    const clock = virtualClock();
    const first = openDatabase(file);
    const before = new Queues({ database: first, clock, queues: [aQueue()] });
    before.send(jobs, { body: 'kept' });
    before.send(jobs, { body: 'gone' });
    const received = before.receive(jobs, { max: 2 });
    before.delete(jobs, received.find(({ body }) => body === 'gone')?.receiptHandle ?? '');
    first.close();

    const second = openDatabase(file);
    const after = new Queues({ database: second, clock, queues: [aQueue()] });
    expect(after.receive(jobs, { max: 10 })).toEqual([]);
    clock.pass(30);
    const messages = after.receive(jobs, { max: 10 });
    expect(bodies(messages)).toEqual(['kept']);
    expect(messages[0]?.attributes.ApproximateReceiveCount).toBe('2');
    second.close();
  });

  it('what a killed process has been told is sent is there', async () => {
    const file = aFile();
    const source = new URL('../../src', import.meta.url).href;
    const script = `
      const { openDatabase } = await import('${source}/shared/database.ts');
      const { Queues } = await import('${source}/sqs/sqs.ts');
      const queue = JSON.parse(process.argv[1]);
      const database = openDatabase(process.argv[2]);
      const queues = new Queues({ database, clock: { now: () => Date.now() }, queues: [queue] });
      for (let n = 0; ; n++) {
        queues.send(queue.arn, { body: String(n) });
        require('node:fs').writeSync(1, n + '\\n');
      }
    `;
    const child = spawn(process.execPath, [
      '--no-warnings',
      '-e',
      `(async () => {${script}})()`,
      JSON.stringify(aQueue()),
      file,
    ]);
    let told = '';
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (text: Buffer) => {
        told += text.toString();
        if (told.split('\n').length > 200) child.kill('SIGKILL');
      });
      child.on('close', () => resolve());
    });
    const count = told.split('\n').filter((line) => line !== '').length;
    const database = openDatabase(file);
    const clock = { now: () => Date.now() };
    const { visible } = new Queues({ database, clock, queues: [aQueue()] }).counts(jobs);
    database.close();
    expect(count).toBeGreaterThan(199);
    expect(visible).toBeGreaterThanOrEqual(count);
    // At most the one message whose line was not written yet.
    expect(visible).toBeLessThanOrEqual(count + 1);
  });
});
