import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { CannotStart, holdFolder } from '@budkavle/local-cloud';

/** What the CDK app reads, and which packages it uses. */
const FILES = ['cdk.json', 'package-lock.json', 'tsconfig.json'];
const FOLDERS = ['domain', 'functions', 'infra', 'templates'];
/** The file in an assembly with the digest of its sources. */
const MADE_OF = 'made-of';
const LOOK_MILLIS = 200;

type Assembly = {
  outdir: string;
  /** What the app is run with. */
  context: Record<string, unknown>;
  /** Where the sources are; the current folder when absent. */
  directory?: string;
};

/**
 * Runs `build`, which writes the assembly, unless the one in `outdir` is made of the same sources. Waits for another
 * process that builds it.
 */
export async function buildIfChanged(
  { outdir, context, directory = '.' }: Assembly,
  build: () => Promise<void>,
): Promise<void> {
  const release = await hold(outdir);
  try {
    const sources = digestSources(directory, context);
    const madeOf = join(outdir, MADE_OF);
    if (existsSync(madeOf) && readFileSync(madeOf, 'utf8') === sources) return;
    // Written last, so that an assembly that has it is whole.
    rmSync(madeOf, { force: true });
    await build();
    writeFileSync(madeOf, sources);
  } finally {
    release();
  }
}

async function hold(folder: string): Promise<() => void> {
  for (;;) {
    try {
      return holdFolder(folder);
    } catch (error) {
      if (!(error instanceof CannotStart && error.reason === 'folder-in-use')) throw error;
      await setTimeout(LOOK_MILLIS);
    }
  }
}

function digestSources(directory: string, context: Assembly['context']): string {
  const inFolders = FOLDERS.flatMap((folder) =>
    readdirSync(join(directory, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name)),
  );
  const hash = createHash('sha256').update(JSON.stringify(context));
  for (const file of [...FILES.map((name) => join(directory, name)), ...inFolders.sort()]) {
    const bytes = readFileSync(file);
    hash.update(`\n${file} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}
