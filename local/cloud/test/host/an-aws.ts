import { onTestFinished } from 'vitest';
import { Endpoint } from '../../src/host/endpoint.ts';
import { Engine } from '../../src/host/engine.ts';
import { localServices } from '../../src/host/local-services.ts';
import { localSwitches } from '../../src/host/local-switches.ts';
import { accessKeyOf } from '../../src/lambda/function-config.ts';
import { openDatabase } from '../../src/shared/database.ts';
import { type Blueprint, emptyBlueprint } from '../../src/template/blueprint.ts';
import { temporaryFolder } from '../shared/temporary-folder.ts';
import { virtualClock } from '../shared/virtual-clock.ts';

/** The services of a blueprint behind a real endpoint, without the programs beside them: what SDK clients meet. */
export async function anAws(parts: Partial<Blueprint> = {}) {
  const notices: string[] = [];
  const clock = virtualClock();
  const endpoint = new Endpoint();
  onTestFinished(() => endpoint.close());
  const url = `http://127.0.0.1:${await endpoint.listen(0)}`;
  const engine = new Engine({
    blueprint: { ...emptyBlueprint(), ...parts },
    database: openDatabase(':memory:'),
    clock,
    endpointUrl: url,
    logDirectory: temporaryFolder(),
    quota: { max24HourSend: 1000, maxSendRate: 100 },
    notice: (text) => notices.push(text),
  });
  onTestFinished(() => engine.stop());
  endpoint.open({
    services: localServices({ ...engine, dynamodb: noDynamodb }),
    switches: localSwitches(engine, clock),
    authorization: engine.authorization,
    notice: (text) => notices.push(text),
  });
  const as = (accessKeyId: string) => ({
    endpoint: url,
    region: 'eu-north-1',
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey: 'local' },
  });
  return {
    url,
    engine,
    clock,
    notices,
    asOperator: as('me'),
    asFunction: (name: string) => as(accessKeyOf(name)),
  };
}

const noDynamodb = {
  forward: () => Promise.reject(new Error('no DynamoDB here')),
  call: () => Promise.reject(new Error('no DynamoDB here')),
  stop: async () => {},
  died: new Promise<void>(() => {}),
};
