import path from 'node:path';
import { startDynamodb } from '../dynamodb/dynamodb.ts';
import { strictForward } from '../dynamodb/strict/strict-dynamodb.ts';
import { Authorization } from '../iam/authorization.ts';
import { jsonProtocol } from '../protocol/service-protocol.ts';
import { freePort } from '../shared/loopback-server.ts';
import { Endpoint } from './endpoint.ts';

export type DynamodbAlone = {
  /** Its endpoint. */
  url: string;
  stop(): Promise<void>;
};

/** The endpoint of the cloud with DynamoDB alone, as strict, without tables; its data is kept in `folder`. */
export async function startDynamodbAlone(folder: string): Promise<DynamodbAlone> {
  const dynamodb = await startDynamodb({ file: path.join(folder, 'dynamodb.db'), port: await freePort() });
  const known = { partitionKeyOf: () => undefined, identities: [] };
  const authorization = new Authorization({ functions: [], policies: new Map(), known });
  const endpoint = new Endpoint();
  const port = await endpoint.listen(0);
  const service = { protocol: jsonProtocol('1.0'), forward: strictForward(dynamodb) };
  endpoint.open({ services: new Map([['dynamodb', service]]), authorization, notice: () => {} });
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      await endpoint.close();
      await dynamodb.stop();
    },
  };
}
