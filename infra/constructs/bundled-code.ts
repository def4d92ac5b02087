import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildResult, build, type Plugin } from 'esbuild';
import * as z from 'zod';

const FUNCTIONS = path.join(import.meta.dirname, '../../functions');
const PACKAGES = path.join(import.meta.dirname, '../../node_modules');

/**
 * The entry file functions/<name>.ts with all that it imports, as one ES module. `files` are files of packages that it
 * reads, beside it.
 */
export function bundledCode(name: string, { files }: { files: readonly string[] }): Code {
  const tryBundle = (outputDir: string) => {
    writeFileSync(path.join(outputDir, 'index.mjs'), bundleOf(name));
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

/**
 * Modules of Node, as CommonJS has them. Importing one as an ES module reads each of its exports, for some of which
 * Node loads what no function uses: its whole fetch client for `node:http`, all streams of the process for
 * `node:process`.
 */
const builtins: Plugin = {
  name: 'builtins',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^(?:node:)?[a-z_/]+$/ }, ({ path: name }) =>
      isBuiltin(name)
        ? { path: name.replace('node:', ''), namespace: 'builtin', sideEffects: false }
        : undefined,
    );
    onLoad({ filter: /^/, namespace: 'builtin' }, ({ path: name }) => ({
      contents: `module.exports = process.getBuiltinModule('node:${name}');`,
    }));
  },
};

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
  // What mail quotes from the network, and addresses with names as one text.
  'nodemailer/dist/esm/fetch/index.js',
  'nodemailer/dist/esm/addressparser/index.js',
  // What finds addresses in a text of Markdown that marks them as none.
  'markdown-it/node_modules/linkify-it/build/index.mjs',
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
  const listed = [...module.matchAll(/^export \{ ([\w, ]+) \};$/gm)].flatMap(([, names = '']) =>
    names.split(', ').map((each) => each.replace(/.* as /, '')),
  );
  const names = [...exported.map(([, kind, as = '']) => (kind === 'default' ? kind : as)), ...listed];
  const isClass = (as: string) => new RegExp(`\\bclass ${as}\\b|\\b${as} = class\\b`).test(module);
  const [classes, others] = [names.filter(isClass), names.filter((as) => !isClass(as))];
  return [
    `const never = () => { throw new Error('left out of bundles: ${name}'); };`,
    ...classes.map((as) => `export class ${as} {}`),
    `export { ${others.map((as) => `never as ${as}`)} };`,
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

/**
 * Of what the SDK's clients know of their service, leaves out errors that nothing in `functions` names. Such an error
 * still has its code as `name`, its message and its status, and is tried again by them; it has no class and no fields.
 */
const namedErrors: Plugin = {
  name: 'named-errors',
  setup: ({ onLoad }) => {
    const sources = readdirSync(FUNCTIONS, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const words = new Set(
      sources.flatMap((file) => readFileSync(path.join(FUNCTIONS, file), 'utf8').match(/\w+/g)),
    );
    onLoad(
      { filter: /\/@aws-sdk\/client-[^/]+\/dist-es\/schemas\/schemas_0\.js$/ },
      async ({ path: file }) => {
        const module = await readFile(file, 'utf8');
        const contents = withNamedErrors(module, (error) => words.has(error));
        return contents === module ? { errors: [{ text: `${file} registers no error` }] } : { contents };
      },
    );
  },
};

/**
 * A module of schemas that registers only errors with these names. Its keys are written out, so that esbuild sees that
 * a schema does nothing by being made, and leaves out those of other operations too.
 */
export function withNamedErrors(module: string, isNamed: (error: string) => boolean): string {
  const constants = [...module.matchAll(/^const (\w+) = (".*");$/gm)];
  const values = new Map(constants.map(([, name, value]) => [name, value]));
  return module
    .replaceAll(/^n0_registry\.registerError\((\w+)\$.*\n/gm, (line, error: string) =>
      isNamed(error) ? line : '',
    )
    .replaceAll(/\[(\w+)\]: /g, (key, name: string) => (values.has(name) ? `${values.get(name)}: ` : key));
}

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
    plugins: [builtins, mediaTypes, neverCalled, packageVersions, namedErrors],
    minify: true,
  });
}
