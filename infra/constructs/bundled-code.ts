import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildResult, build, type Plugin } from 'esbuild';

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

type Bundles = BuildResult<{ write: false; metafile: true }>;

/** All functions at once, by their names: they have most of their code in common, which is then read once. */
export async function bundleFunctions(): Promise<Bundles> {
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
    plugins: [mediaTypes],
    minify: true,
  });
}
