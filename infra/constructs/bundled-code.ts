import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildResult, build, type Plugin } from 'esbuild';
import * as z from 'zod';

const FUNCTIONS = path.join(import.meta.dirname, '../../functions');
const PACKAGES = path.join(import.meta.dirname, '../../node_modules');
const REQUIRE = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

/**
 * The entry file functions/<name>.ts with all that it imports, as one ES module. `shimRequire` is for a bundle with
 * a CommonJS module that requires modules of Node; `files` are files of packages that it reads, beside it.
 */
export function bundledCode(
  name: string,
  { shimRequire, files }: { shimRequire: boolean; files: readonly string[] },
): Code {
  const tryBundle = (outputDir: string) => {
    const text = bundleOf(name);
    writeFileSync(path.join(outputDir, 'index.mjs'), shimRequire ? `${REQUIRE}${text}` : text);
    for (const file of files)
      cpSync(path.join(PACKAGES, file), path.join(outputDir, 'node_modules', file), { recursive: true });
    return true;
  };
  return Code.fromAsset(FUNCTIONS, {
    assetHashType: AssetHashType.OUTPUT,
    // The image is asked for by type, and never needed; assets are kept apart by their commands.
    bundling: { image: DockerImage.fromRegistry('dummy'), command: [name], local: { tryBundle } },
  });
}

let made: Bundles | undefined;

/** To be awaited before a stack is made: a construct asks for its code, and cannot wait for it. */
export async function prepareBundles(): Promise<void> {
  made ??= await bundleFunctions();
}

function bundleOf(name: string): string {
  if (!made) throw new Error('await prepareBundles() before the stack is made');
  const found = made.outputFiles.find((file) => path.basename(file.path) === `${name}.mjs`);
  if (!found) throw new Error(`there is no functions/${name}.ts`);
  return found.text;
}

/**
 * What the SDK imports only when it needs it, and a function never does: ways to credentials when the environment has
 * none, where Lambda puts them, and streams of events, which no operation has that is called here. The SDK that Lambda
 * itself brings has them.
 */
const NEVER_LOADED = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/core/event-streams',
  '@smithy/credential-provider-imds',
];

/** Leaves out the media types that nodemailer knows (`media-types.ts`). */
const mediaTypes: Plugin = {
  name: 'media-types',
  setup: ({ onResolve }) => {
    onResolve({ filter: /\/mime-types\.js$/ }, ({ importer }) =>
      importer.includes(path.join('node_modules', 'nodemailer'))
        ? { path: path.join(import.meta.dirname, 'media-types.ts') }
        : undefined,
    );
  },
};

/** Modules of packages that no function comes to, though one that it needs imports them. */
const NEVER_CALLED = [
  // Schemas as JSON Schema; `npm run templates` makes the only one that is handed out.
  'zod/v4/core/json-schema-processors.js',
  'zod/v4/core/to-json-schema.js',
  // What mail quotes from the network.
  'nodemailer/dist/esm/fetch/index.js',
  // Digests for platforms that have none of their own.
  '@smithy/core/dist-es/submodules/checksum/md5/Md5Js.js',
  '@smithy/core/dist-es/submodules/checksum/sha256/Sha256Js.js',
  // A way to retry that has to be asked for.
  '@smithy/core/dist-es/submodules/retry/util-retry/AdaptiveRetryStrategy.js',
  // The region of a virtual machine.
  '@smithy/core/dist-es/submodules/config/config-resolver/regionConfig/getInstanceMetadataRegion.js',
];

/** Leaves those out. A function that is called all the same throws; a class can be made, and does nothing. */
const neverCalled: Plugin = {
  name: 'never-called',
  setup: ({ onLoad, onEnd }) => {
    const left = new Set(NEVER_CALLED);
    const filter = new RegExp(
      `/node_modules/(?:${NEVER_CALLED.map((file) => RegExp.escape(file)).join('|')})$`,
    );
    onLoad({ filter }, async ({ path: file }) => {
      for (const name of left) if (file.endsWith(name)) left.delete(name);
      return { contents: emptied(await readFile(file, 'utf8'), path.relative(PACKAGES, file)) };
    });
    onEnd(() => ({ errors: [...left].map((name) => ({ text: `${name} is in no bundle: leave it in` })) }));
  },
};

/** A module with the names that another one exports, and nothing behind them. */
export function emptied(module: string, name: string): string {
  const exported = [...module.matchAll(/^export (default|(?:async )?function|const|class) (\w+)/gm)];
  const named = (isOf: (kind?: string) => boolean) =>
    exported.filter(([, kind]) => isOf(kind)).map(([, kind, as = '']) => (kind === 'default' ? kind : as));
  return [
    `const never = () => { throw new Error('left out of bundles: ${name}'); };`,
    ...named((kind) => kind === 'class').map((as) => `export class ${as} {}`),
    `export { ${named((kind) => kind !== 'class').map((as) => `never as ${as}`)} };`,
  ].join('\n');
}

/** Leaves out what packages say of themselves but for the version, which their clients tell. */
const packageVersions: Plugin = {
  name: 'package-versions',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\/node_modules\/@aws-sdk\/[^/]+\/package\.json$/ }, async ({ path: file }) => {
      const { version } = packageSchema.parse(JSON.parse(await readFile(file, 'utf8')));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};
const packageSchema = z.object({ version: z.string() });

type Bundles = BuildResult<{ write: false; metafile: true }>;

/** All functions at once, by their names: they have most of their code in common, which is then read once. */
export async function bundleFunctions(): Promise<Bundles> {
  // esbuild's own collection of garbage, of memory that it gives back when it ends, would be a quarter of its time.
  process.env.GOGC ??= '800';
  const entries = readdirSync(FUNCTIONS).filter((file) => file.endsWith('.ts'));
  return await build({
    entryPoints: entries.map((file) => path.join(FUNCTIONS, file)),
    outdir: FUNCTIONS,
    outExtension: { '.js': '.mjs' },
    write: false,
    metafile: true,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    // esbuild prefers CommonJS builds for Node, which cannot be tree-shaken: 1046 KB instead of 766 KB.
    mainFields: ['module', 'main'],
    external: NEVER_LOADED,
    alias: { 'node:http': path.join(import.meta.dirname, 'node-http.ts') },
    plugins: [mediaTypes, neverCalled, packageVersions],
    minify: true,
  });
}
