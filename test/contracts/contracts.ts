import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { runContracts } from './run-contracts.ts';

const COMMAND = ['run', '--project', 'parts', 'test/contracts/dynamodb.test.ts'];

process.exitCode = await runContracts(process.argv.slice(2), {
  err: (text) => process.stderr.write(text),
  run: async (environment) => {
    const child = spawn('vitest', COMMAND, { stdio: 'inherit', env: { ...process.env, ...environment } });
    const [code] = await once(child, 'exit');
    return code === 0 ? 0 : 1;
  },
});
