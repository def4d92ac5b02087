import { readFile, writeFile } from 'node:fs/promises';
import { asyncApiFile } from './docs/asyncapi-document.ts';
import { clientModule, clientTextModule } from './docs/client-module.ts';
import { openApiModule } from './docs/openapi-document.ts';
import { withRoomsMap } from './docs/rooms-map.ts';
import { statesPage } from './docs/states-page.ts';

// npm run docs: writes the state diagrams, the map of the rooms, and the OpenAPI and AsyncAPI documents from the data
// that the code uses, and a client of the API.
await writeFile('docs/states.md', statesPage());
await writeFile('functions/web/api/openapi.gen.ts', openApiModule());
await writeFile('docs/architecture.md', withRoomsMap(await readFile('docs/architecture.md', 'utf8')));
await writeFile('docs/asyncapi.json', asyncApiFile());
const client = await clientModule();
await writeFile('local/client/budkavle-client.gen.ts', client);
await writeFile('functions/web/api/client.gen.ts', clientTextModule(client));
