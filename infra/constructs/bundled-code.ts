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
  // Where S3 is asked.
  '@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/service-customizations/s3.js',
  // A way to retry that has to be asked for.
  '@smithy/core/dist-es/submodules/retry/util-retry/AdaptiveRetryStrategy.js',
  // Where AWS has which region, and the endpoints that a service tells of: a client asks in its own (`endpoints`).
  '@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partitions.js',
  '@aws-sdk/endpoint-cache/dist-es/EndpointCache.js',
  // The region of a virtual machine.
  '@smithy/core/dist-es/submodules/config/config-resolver/regionConfig/getInstanceMetadataRegion.js',
];

/** Modules of packages in whose place bundles have one of ours that does the little that is needed. */
const STAND_INS: ReadonlyMap<string, string> = new Map([
  ['nodemailer/dist/esm/mime-funcs/mime-types.js', 'media-types.ts'],
  ['@smithy/node-http-handler/dist-es/index.js', 'given-handler.ts'],
]);

/** Leaves those out. A function that is called all the same throws; a class can be made, and does nothing. */
const neverCalled: Plugin = {
  name: 'never-called',
  setup: ({ onLoad, onEnd }) => {
    const names = [...NEVER_CALLED, ...STAND_INS.keys()];
    const left = new Set(names);
    const filter = new RegExp(`/node_modules/(?:${names.map((name) => RegExp.escape(name)).join('|')})$`);
    onLoad({ filter }, async ({ path: file }) => {
      const name = names.find((each) => file.endsWith(`/node_modules/${each}`)) ?? '';
      left.delete(name);
      const standIn = STAND_INS.get(name);
      if (standIn) {
        const contents = `export * from '${path.join(import.meta.dirname, standIn)}';`;
        return { contents, resolveDir: import.meta.dirname };
      }
      return { contents: emptied(await readFile(file, 'utf8'), name) };
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

/** Leaves out the rules by which a client of the SDK finds where to ask (`regional-endpoint.ts`). */
const endpoints: Plugin = {
  name: 'endpoints',
  setup: ({ onLoad }) => {
    const from = path.join(import.meta.dirname, 'regional-endpoint.ts');
    onLoad(
      { filter: /\/@aws-sdk\/client-[^/]+\/dist-es\/endpoint\/endpointResolver\.js$/ },
      async ({ path: file }) => {
        const host = regionalHost(await readFile(path.join(path.dirname(file), 'bdd.js'), 'utf8'));
        if (!host) return { errors: [{ text: `${file} has no endpoint of a region` }] };
        const contents = [
          `import { regionalEndpoint } from '${from}';`,
          `export const defaultEndpointResolver = regionalEndpoint('${host}');`,
        ];
        return { contents: contents.join('\n'), resolveDir: path.dirname(file) };
      },
    );
  },
};

/** What stands before the region in a service's plain endpoint: the others are called otherwise, and longer. */
export function regionalHost(rules: string): string | undefined {
  const hosts = [...rules.matchAll(/"https:\/\/([\w-]+)\.\{Region\}\.\{PartitionResult#dnsSuffix\}"/g)];
  return hosts.flatMap(([, host = '']) => host).toSorted((one, other) => one.length - other.length)[0];
}

/** Has zod name its own module of tools, not by way of its index, for which esbuild keeps all that it exports. */
const zodTools: Plugin = {
  name: 'zod-tools',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\/zod\/v4\/classic\/schemas\.js$/ }, async ({ path: file }) => {
      const module = await readFile(file, 'utf8');
      const contents = module
        .replace('import { util } from "../core/index.js";', 'import * as util from "../core/util.js";')
        .replaceAll('core.util.', 'util.');
      return contents === module ? { errors: [{ text: `${file} imports no util` }] } : { contents };
    });
  },
};

/**
 * Leaves out what asks for page after page where nothing does: importing it makes it, and one package does not say that
 * this is all.
 */
const pages: Plugin = {
  name: 'pages',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^\.\/pagination$/ }, ({ resolveDir }) => ({
      path: path.join(resolveDir, 'pagination/index.js'),
      sideEffects: false,
    }));
  },
};

type Bundles = BuildResult<{ write: false; metafile: true }>;

/**
 * All functions at once, by their names: they have most of their code in common, which is then read once. Entries
 * `beside` them are bundled in the same way.
 */
export async function bundleFunctions(beside: readonly string[] = []): Promise<Bundles> {
  // esbuild's own collection of garbage, of memory that it gives back when it ends, would be a quarter of its time.
  process.env.GOGC ??= '800';
  const entries = readdirSync(FUNCTIONS).filter((file) => file.endsWith('.ts'));
  return await build({
    entryPoints: [...entries.map((file) => path.join(FUNCTIONS, file)), ...beside],
    outdir: FUNCTIONS,
    outExtension: { '.js': '.mjs' },
    write: false,
    metafile: true,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    // esbuild prefers CommonJS builds for Node, which cannot be tree-shaken and make a bundle a third larger.
    mainFields: ['module', 'main'],
    external: NEVER_LOADED,
    plugins: [builtins, neverCalled, packageVersions, namedErrors, endpoints, zodTools, pages],
    minify: true,
  });
}
