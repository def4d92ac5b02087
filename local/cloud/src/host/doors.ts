import { HttpApi } from '../http-api/http-api.ts';
import { freePort } from '../shared/loopback-server.ts';
import type { Undo } from '../shared/undo.ts';
import type { LocalUrls } from '../template/resource-identities.ts';
import { Endpoint } from './endpoint.ts';

/** 4400, 4401 and 4566 when absent; 0 chooses a free one. */
export type Ports = { api?: number; mailbox?: number; aws?: number };

export type Doors = { endpoint: Endpoint; api: HttpApi; mailboxPort: number; urls: LocalUrls };

/** Listens before anything else starts, because names in the template resolve to these addresses. */
export async function openDoors(ports: Ports, undo: Undo): Promise<Doors> {
  const endpoint = new Endpoint();
  const api = new HttpApi();
  undo.push(() => endpoint.close());
  undo.push(() => api.close());
  const aws = await endpoint.listen(ports.aws ?? 4566);
  const apiPort = await api.listen(ports.api ?? 4400);
  const mailboxPort = ports.mailbox === 0 ? await freePort() : (ports.mailbox ?? 4401);
  const at = (port: number) => `http://127.0.0.1:${port}`;
  return {
    endpoint,
    api,
    mailboxPort,
    urls: { api: at(apiPort), mailbox: at(mailboxPort), aws: at(aws) },
  };
}
