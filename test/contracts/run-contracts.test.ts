import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '../../functions/adapters/dynamodb/table.ts';
import { LocalDynamodb } from './local-dynamodb.ts';
import { runContracts } from './run-contracts.ts';

let dynamodb: LocalDynamodb;
let table: Table;

beforeAll(async () => {
  dynamodb = await LocalDynamodb.start();
  table = await dynamodb.emptyTable('contracts');
});

afterAll(() => dynamodb.stop());

async function ran(...argv: string[]) {
  const said: string[] = [];
  const runs: Record<string, string>[] = [];
  const code = await runContracts(argv, {
    err: (text) => said.push(text),
    run: async (environment) => {
      runs.push(environment);
      return 1;
    },
  });
  return { code, said: said.join(''), runs };
}

describe('npm run contracts', () => {
  it.each([
    [[], '--endpoint is missing'],
    [['--endpoint', 'dynamodb'], 'is not the URL of an endpoint: dynamodb'],
    [['--endpoint', 'http://127.0.0.1:1', '--tabel', 't'], "Unknown option '--tabel'"],
    [['--endpoint', 'http://127.0.0.1:1', '--table', 't'], 'does not answer as DynamoDB does'],
  ])('refuses %j in a sentence, running nothing', async (argv, sentence) => {
    const { code, said, runs } = await ran(...argv);
    expect(code).toBe(2);
    expect(said).toContain(sentence);
    expect(runs).toEqual([]);
  });

  it('refuses a table that is not there', async () => {
    const { code, said } = await ran('--endpoint', dynamodb.url, '--table', 'nothing');
    expect({ code, said }).toEqual({ code: 2, said: 'there is no table "nothing"\n' });
  });

  it('runs against an endpoint and answers with the exit code of the run', async () => {
    const { code, runs } = await ran('--endpoint', dynamodb.url);
    expect({ code, runs }).toEqual({ code: 1, runs: [{ CONTRACTS_ENDPOINT: dynamodb.url }] });
  });

  it('takes an empty table, and never empties one that holds rows', async () => {
    const argv = ['--endpoint', dynamodb.url, '--table', table.name];
    expect(await ran(...argv)).toMatchObject({ code: 1, runs: [{ CONTRACTS_TABLE: 'contracts' }] });
    await table.put({ pk: 'p', sk: 's' });
    const { code, said, runs } = await ran(...argv);
    expect({ code, runs }).toEqual({ code: 2, runs: [] });
    expect(said).toContain('holds rows');
  });
});
