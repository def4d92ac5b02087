import { keepRegister } from '../domain/register/use-cases/keep-register.ts';
import { DynamoDeliveries } from './adapters/dynamodb/deliveries.ts';
import { DynamoDispatches } from './adapters/dynamodb/dispatches.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoPlans } from './adapters/dynamodb/plans.ts';
import { DynamoRegisterKeys, DynamoRegisterLog } from './adapters/dynamodb/register-log.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { DynamoTableIdentities } from './adapters/dynamodb/table-identities.ts';
import { newSecret } from './adapters/node-crypto/new-secret.ts';
import { Ed25519NoteSigner } from './adapters/node-crypto/note-signer.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { scheduledHandler } from './runtime/scheduled-handler.ts';

const env = readEnvironment(['TABLE_NAME', 'PUBLIC_URL'], process.env);
const log = new Log('keep-register');
const table = Table.open(env.TABLE_NAME);
const ports = {
  dispatches: new DynamoDispatches(table),
  plans: new DynamoPlans(table),
  deliveries: new DynamoDeliveries(table),
  organisations: new DynamoOrganisations(table),
  rollouts: new DynamoRollouts(table),
  registerLog: new DynamoRegisterLog(table),
  registerKeys: new DynamoRegisterKeys(table),
  signer: new Ed25519NoteSigner(),
  identity: new DynamoTableIdentities(table),
  newSecret,
  origin: `${new URL(env.PUBLIC_URL).host}/log`,
  now: Date.now,
};

export const handler = scheduledHandler({
  log,
  work: async () => {
    const { added, size } = await keepRegister(ports);
    if (added > 0) log.info('REGISTER_KEPT', { added, size });
  },
});
