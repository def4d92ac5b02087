import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import * as z from 'zod';
import { planOrganisation } from '../../../domain/milestone/use-cases/plan-organisation.ts';
import { type ApiCall, type CallApi, toolsOf } from '../../../local/mcp/api-tools.ts';
import { mcpServer } from '../../../local/mcp/mcp-server.ts';
import type { NoTool, Tool } from '../../../local/mcp/operations.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';
import { plainPressRender } from '../../fixtures/press-world.ts';
import { aConsole, CONSOLE_URL } from '../../functions/web/fixtures/a-console.ts';
import { aFullConsole } from '../../functions/web/fixtures/a-full-console.ts';
import { noting } from '../../functions/web/fixtures/noted-ports.ts';
import { peopleOfAllKinds } from '../../functions/web/fixtures/people-of-all-kinds.ts';
import { someContacts } from '../../functions/web/fixtures/some-contacts.ts';
import { somePeople } from '../../functions/web/fixtures/some-people.ts';
import { somePress } from '../../functions/web/fixtures/some-press.ts';

const answerSchema = z.object({
  isError: z.boolean().default(false),
  content: z.array(z.object({ type: z.literal('text'), text: z.string() })).length(1),
  structuredContent: z.object({
    untrusted: z.literal(true),
    data: z.unknown().optional(),
    problem: z.looseObject({ code: z.string() }).optional(),
  }),
});

/**
 * The MCP server over all functions of the API, each with the library's own client. Notes each request to the API and
 * each call to a port.
 */
export async function someTools(table?: Readonly<Record<string, Tool | NoTool>>) {
  const { world } = await aFullConsole();
  const catalogueVersion = (await world.catalogues.currentVersion('lending')) ?? 'none';
  const others = { id: 'others-2026', organisations: ['1480'], catalogueVersion };
  await world.milestones.accept(aMilestone(others), {});
  await planOrganisation({ dispatchId: others.id, organisation: '1480' }, world);

  const ports: string[] = [];
  const noted = noting({ ...world }, (method) => ports.push(method));
  const site = aConsole({ ...noted, now: world.now, render: world.render });
  const press = somePress(
    { ...site, ...noted, now: world.now, render: plainPressRender, publicUrl: CONSOLE_URL },
    site,
  );
  const contacts = someContacts({ ...noted, now: world.now }, site);
  const people = await somePeople({ ...noted, now: world.now }, site, peopleOfAllKinds(world.now()));
  const functions = [site, press, contacts, people];
  const functionOf = (path: string) => {
    if (path.startsWith('/api/press-releases')) return press;
    if (path.startsWith('/api/people')) return people;
    return /^\/api\/(?:contact-imports|organisations\/[^/]*\/contacts)/.test(path) ? contacts : site;
  };

  const asked: ApiCall[] = [];
  const callApiAs = (who: string): CallApi => {
    return async (call) => {
      asked.push(call);
      const { method, path, body } = call;
      const json = { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
      const answer = await functionOf(path).call(who, path, { method, ...(body === undefined ? {} : json) });
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
    };
  };

  async function clientOf(who: string) {
    const server = mcpServer(callApiAs(who), table && toolsOf(table));
    const client = new Client({ name: 'judge', version: '1' });
    const [mine, theirs] = InMemoryTransport.createLinkedPair();
    await Promise.all([server.connect(theirs), client.connect(mine)]);
    // From then on the client holds each answer against the schema of its tool.
    const { tools } = await client.listTools();
    return {
      client,
      tools,
      /** What a tool gives: `data`, or a problem with its code. */
      async call(name: string, given: unknown = {}) {
        const request = { name, arguments: z.record(z.string(), z.unknown()).parse(given) };
        const { isError, content, structuredContent } = answerSchema.parse(await client.callTool(request));
        const { data, problem } = structuredContent;
        return { isError, data, problem, text: content[0]?.text ?? '' };
      },
    };
  }
  return { world, ports, asked, clientOf, errors: () => functions.flatMap(({ errors }) => errors) };
}
