import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signPollLink } from '../../../../../domain/links/use-cases/sign-poll-link.ts';
import { DynamoPollMarks, DynamoPolls } from '../../../../../functions/adapters/dynamodb/polls.ts';
import { DynamoRequestLimits } from '../../../../../functions/adapters/dynamodb/request-limits.ts';
import type { Table } from '../../../../../functions/adapters/dynamodb/table.ts';
import { questionApp } from '../../../../../functions/web/apps/question-app.ts';
import { LocalDynamodb } from '../../../../contracts/local-dynamodb.ts';
import { aMilestone } from '../../../../fixtures/a-milestone.ts';
import { aQuestionDesk } from '../../fixtures/a-question-desk.ts';

const { id } = aMilestone();
const NETWORKS = ['192.0.2.17', '198.51.100.4', '2001:db8::7'];

let dynamodb: LocalDynamodb;
let table: Table;
beforeAll(async () => {
  dynamodb = await LocalDynamodb.start();
  table = await dynamodb.emptyTable();
});
afterAll(() => dynamodb.stop());

describe('what is stored of answers', () => {
  it('has nothing in any row, byte for byte, that leads to who answered, or from a link to an answer', async () => {
    const desk = await aQuestionDesk();
    const dispatchedAt = desk.world.clock.now;
    await desk.world.dispatches.advance(id, {
      from: 'completed',
      to: 'completed',
      set: { dispatchedAt },
      at: 1,
    });
    const contacts = await desk.world.contacts.ofOrganisation('1280');
    const ports = {
      ...desk.ports,
      polls: new DynamoPolls(table),
      pollMarks: new DynamoPollMarks(table),
      requestLimits: new DynamoRequestLimits(table),
    };
    let network = 0;
    const app = questionApp({
      reads: ports,
      acts: ports,
      networkOf: () => NETWORKS[network % NETWORKS.length] ?? '',
      onAsked: () => undefined,
      onError: (error) => {
        throw error;
      },
    });
    const links: string[] = [];
    for (const answer of ['yes', 'no', 'partly']) {
      const asked = { milestone: id, organisation: '1280', group: 'clerks', once: true };
      const { link } = await signPollLink(asked, { ...desk.ports, publicUrl: '' });
      links.push(link);
      const body = new URLSearchParams({ question: 'line', answer });
      const headers = {
        'user-agent': 'A browser of Kimberlys',
        referer: 'https://mail.example/kimberly',
        cookie: 'who=kimberly',
      };
      expect((await app.request(link, { method: 'POST', body, headers })).status).toBe(200);
      network += 1;
    }
    const { Items: rows = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
    const bytes = JSON.stringify(rows);
    const personal = [
      ...contacts.flatMap(({ name, address }) => [name, address]),
      ...NETWORKS,
      ...['Kimberly', 'kimberly', 'mail.example', 'browser'],
      // Neither the link nor the mark in it, nor when it was used beyond the hour of the limits.
      ...links.flatMap((link) => [link, link.slice(-43), markIn(link)]),
      String(desk.world.clock.now),
    ];
    expect(personal.filter((text) => bytes.includes(text))).toEqual([]);
    const under = (partition: string) => rows.filter(({ pk }) => String(pk).startsWith(partition));
    // One row of counters for three people, and three marks that say nothing else.
    expect(under('POLLS#').map(({ rowForm: _form, ...row }) => row)).toEqual([
      {
        ...{
          pk: `POLLS#${id}`,
          sk: '1280#clerks#line',
          milestone: id,
          organisation: '1280',
          group: 'clerks',
        },
        ...{ question: 'line', yes: 1, no: 1, partly: 1 },
      },
    ]);
    const marks = under('POLL-MARKS#');
    expect(marks).toHaveLength(3);
    for (const { pk, sk, mark, rowForm: _form, ...more } of marks) {
      expect(mark).toBe(sk);
      expect(more).toEqual({});
      expect(`${pk}${sk}`).not.toContain(id);
    }
    expect(rows).toHaveLength(1 + 3 + under('LIMIT#').length);
  });
});

function markIn(link: string): string {
  const [, payload = ''] = link.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString()).mark;
}
