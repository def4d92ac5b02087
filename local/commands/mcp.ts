import { readFile } from 'node:fs/promises';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import * as z from 'zod';
import { organisationCodeSchema } from '../../domain/rollout/organisation.ts';
import { userRoleSchema } from '../../domain/rollout/user.ts';
import { type Context, command, optionalTextInput } from '../cli/command.ts';
import { CommandFailure } from '../cli/command-failure.ts';
import { settingsOf } from '../cli/stage-settings.ts';
import { type CallerTokens, httpApi, localTokens } from '../mcp/http-api.ts';
import { mcpServer } from '../mcp/mcp-server.ts';

type Who = {
  as?: z.output<typeof userRoleSchema> | undefined;
  organisation?: string | undefined;
  tokenFile?: string | undefined;
};

/** A token goes over HTTPS, or does not leave this machine. */
const apiAddress = z.union([
  z.url({ protocol: /^https$/ }),
  z.url({ protocol: /^http$/, hostname: /^(?:127\.0\.0\.1|localhost)$/ }),
]);

export const MCP_COMMANDS = [
  command({
    name: 'mcp',
    description:
      'Serve the API to a language model (MCP, stdin and stdout): it reads and drafts, never approves or sends.',
    example: 'mcp --as coordinator',
    arguments: {},
    options: {
      as: userRoleSchema.optional().meta({
        description: 'the role to sign in with, at npm start only',
        value: 'role',
      }),
      organisation: organisationCodeSchema.optional().meta({
        description: 'the organisation of a local lead, with --as',
        value: 'code',
      }),
      tokenFile: optionalTextInput(
        'a file with your token, read anew for each call; otherwise the variable BUDKAVLE_TOKEN has it',
        'file',
      ),
      url: apiAddress.optional().meta({
        description: 'where the API stands; of the stage if absent',
        value: 'address',
      }),
    },
    run: async ({ url, ...who }, context) => {
      const address = url ?? addressOf(context);
      const tokens = tokensOf(who, address, context);
      // Whoever cannot sign in learns that here, and not from each tool.
      await tokens(false);
      const server = mcpServer(httpApi(address, tokens));
      const ended = new Promise<void>((resolve) => {
        server.server.onclose = resolve;
        process.stdin.once('end', resolve);
      });
      await server.connect(new StdioServerTransport());
      await ended;
      await server.close();
      return { text: '' };
    },
  }),
];

function addressOf({ publicUrl, stage }: Context): string {
  const { domain } = publicUrl === undefined ? settingsOf(stage) : {};
  const address = publicUrl ?? (domain && `https://${domain.name}`);
  if (address === undefined)
    throw new CommandFailure('This stage has no domain of its own: say with --url where its API stands.', {
      exitCode: 2,
    });
  return address;
}

function tokensOf(
  { as: role, organisation, tokenFile }: Who,
  address: string,
  context: Context,
): CallerTokens {
  if (tokenFile !== undefined) return async () => (await readFile(tokenFile, 'utf8')).trim();
  const { token } = context;
  if (role === undefined && token !== undefined) return async () => token;
  if (role === undefined)
    throw new CommandFailure(
      'Say who asks: --as at npm start, or a token in BUDKAVLE_TOKEN or --token-file.',
      {
        exitCode: 2,
      },
    );
  if (context.stage !== 'local')
    throw new CommandFailure('Only npm start lets anybody in by --as: give a token.', { exitCode: 2 });
  return localTokens(address, { role, ...(organisation === undefined ? {} : { organisation }) });
}
