import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { startCloud, synthesize } from '@budkavle/local-cloud';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from './shared/temporary-folder.ts';

const directory = new URL('a-foreign-app', import.meta.url).pathname;

it('runs a CDK app that knows nothing of it, from an event to a row that its API shows', async () => {
  const [assemblyDir, dataDir] = [temporaryFolder(), temporaryFolder()];
  await synthesize({ directory, outdir: assemblyDir });
  const notices: string[] = [];
  const cloud = await startCloud({
    assemblyDir,
    dataDir,
    ports: { api: 0, mailbox: 0, aws: 0 },
    mailbox: false,
    notice: (text) => notices.push(text),
  });
  onTestFinished(() => cloud.stop());
  const counter = new EventBridgeClient({
    endpoint: cloud.urls.aws,
    region: 'eu-north-1',
    credentials: { accessKeyId: 'anybody', secretAccessKey: 'anything' },
  });
  const returned = (detail: Record<string, unknown>) => ({
    ...{ EventBusName: 'counter', Source: 'till', DetailType: 'ArticleReturned' },
    Detail: JSON.stringify(detail),
  });
  await counter.send(
    new PutEventsCommand({
      Entries: [
        returned({ article: 'lamp', pieces: 2 }),
        returned({ article: 'lamp', pieces: 3 }),
        { ...returned({ article: 'lamp', pieces: 100 }), DetailType: 'ArticleSold' },
      ],
    }),
  );
  await cloud.quiet({ timeoutMilliseconds: 30_000 });

  const answer = await fetch(`${cloud.urls.api}/stock/lamp`);
  expect(await answer.json()).toEqual({ pieces: 5 });
  expect(cloud.routes()).toEqual(['ANY /stock/{article}']);
  expect(new Set(cloud.calls().map(({ action }) => action))).toContain('dynamodb:UpdateItem');
  expect(cloud.deadLetters()).toEqual([]);
  expect(notices).toEqual([]);
});
