import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SigningKey } from '../../src/cognito/signing-key.ts';
import { emptyFolder, holdFolder, requireDatabase } from '../../src/host/data-folder.ts';
import { startMailbox } from '../../src/ses/mailbox.ts';
import { openDatabase } from '../../src/shared/database.ts';
import { closeServer, listenOnLoopback } from '../../src/shared/loopback-server.ts';
import { temporaryFolder } from '../shared/temporary-folder.ts';

/** Holds the folder in a process of its own. */
async function heldByAnother(folder: string) {
  const module = new URL('../../src/host/data-folder.ts', import.meta.url);
  const code = `const { holdFolder } = await import('${module}');
    globalThis.release = holdFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

describe('a data folder', { timeout: 20_000 }, () => {
  it('belongs to one cloud, whose process is named, until it ends, even by SIGKILL', async () => {
    const folder = temporaryFolder();
    const other = await heldByAnother(folder);
    expect(() => holdFolder(folder)).toThrow(
      expect.objectContaining({
        reason: 'folder-in-use',
        message: `${folder} is in use by process ${other.pid}`,
      }),
    );
    other.kill('SIGKILL');
    await once(other, 'exit');
    const release = holdFolder(folder);
    expect(() => holdFolder(folder)).toThrow(`in use by process ${process.pid}`);
    release();
    holdFolder(folder)();
  });

  it('is emptied of what the cloud stored, and of nothing else', () => {
    const folder = temporaryFolder();
    for (const name of ['cloud.db', 'cloud.db-wal', 'dynamodb.db', 'clock.json', 'mine.txt'])
      writeFileSync(path.join(folder, name), '');
    emptyFolder(folder);
    expect(readdirSync(folder)).toEqual(['mine.txt']);
  });

  it('says which of its files is damaged, and leaves it as it is', () => {
    const file = path.join(temporaryFolder(), 'dynamodb.db');
    requireDatabase(file);
    openDatabase(file).close();
    requireDatabase(file);
    writeFileSync(file, 'no database, but text that is long enough to be a header of one');
    const damaged = expect.objectContaining({
      reason: 'data-unreadable',
      message: expect.stringContaining(file),
    });
    expect(() => requireDatabase(file)).toThrow(damaged);
    expect(() => new SigningKey(file)).toThrow(damaged);
  });

  it('starts no mailbox at a port that another program uses', async () => {
    const server = createServer();
    const port = await listenOnLoopback(server, 0);
    onTestFinished(() => closeServer(server));
    await expect(startMailbox({ port })).rejects.toThrow(
      expect.objectContaining({ reason: 'port-in-use', message: `port ${port} is in use` }),
    );
  });
});
