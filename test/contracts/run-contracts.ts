import { parseArgs } from 'node:util';
import { clientOf, unfitTable } from './tables.ts';

const USAGE = 'usage: npm run contracts -- --endpoint URL [--table NAME]';

type Io = {
  err(text: string): void;
  /** Runs the contracts in this environment; answers the exit code. */
  run(environment: Record<string, string>): Promise<number>;
};

/**
 * Runs what every implementation of the stores promises against a DynamoDB: a real one, an emulator, the local cloud's
 * endpoint. In a table of its own, or in `--table`, which must be empty. Exits with 0 if all hold, 1 if one does not,
 * 2 if the arguments make no sense.
 */
export async function runContracts(argv: string[], io: Io): Promise<number> {
  const read = readArguments(argv);
  if (typeof read === 'string') {
    io.err(`${read}\n${USAGE}\n`);
    return 2;
  }
  const { endpoint, table } = read;
  const unfit = table === undefined ? undefined : await whyUnfit(endpoint, table);
  if (unfit !== undefined) {
    io.err(`${unfit}\n`);
    return 2;
  }
  return await io.run({
    CONTRACTS_ENDPOINT: endpoint,
    ...(table !== undefined && { CONTRACTS_TABLE: table }),
  });
}

function readArguments(argv: string[]): { endpoint: string; table: string | undefined } | string {
  const options = { endpoint: { type: 'string' }, table: { type: 'string' } } as const;
  try {
    const { endpoint, table } = parseArgs({ args: argv, options }).values;
    if (endpoint === undefined) return '--endpoint is missing';
    if (!/^https?:\/\/[^/]+\/?$/.test(endpoint) || !URL.canParse(endpoint))
      return `--endpoint is not the URL of an endpoint: ${endpoint}`;
    return { endpoint, table };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function whyUnfit(endpoint: string, table: string): Promise<string | undefined> {
  const client = clientOf(endpoint);
  try {
    return await unfitTable(client, table);
  } catch (error) {
    return `${endpoint} does not answer as DynamoDB does: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    client.destroy();
  }
}
