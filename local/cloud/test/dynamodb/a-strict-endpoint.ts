import path from 'node:path';
import { startDynamodb } from '../../src/dynamodb/dynamodb.ts';
import { strictForward } from '../../src/dynamodb/strict/strict-dynamodb.ts';
import { Endpoint } from '../../src/host/endpoint.ts';
import { Authorization } from '../../src/iam/authorization.ts';
import { jsonProtocol } from '../../src/protocol/service-protocol.ts';
import { freePort } from '../../src/shared/loopback-server.ts';

export type StrictEndpoint = { url: string; stop(): Promise<void> };

/** The local cloud's endpoint for DynamoDB alone, with its data in `folder`; for callers who are the operator. */
export async function aStrictEndpoint(folder: string): Promise<StrictEndpoint> {
  const dynamodb = await startDynamodb({ file: path.join(folder, 'data.db'), port: await freePort() });
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
