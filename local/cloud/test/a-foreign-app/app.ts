import { App, Stack } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Queue } from 'aws-cdk-lib/aws-sqs';

// A shop that stocks what is returned to it: an app as one writes it, with nothing in it for the local cloud.
const app = new App();
const stack = new Stack(app, 'Shop');
const stock = new Table(stack, 'Stock', { partitionKey: { name: 'article', type: AttributeType.STRING } });
const returns = new Queue(stack, 'Returns', {
  deadLetterQueue: { queue: new Queue(stack, 'Unreadable'), maxReceiveCount: 1 },
});
const bus = new EventBus(stack, 'Counter', { eventBusName: 'counter' });
new Rule(stack, 'Returned', { eventBus: bus, eventPattern: { detailType: ['ArticleReturned'] } }).addTarget(
  new SqsQueue(returns),
);

const settings = { runtime: Runtime.NODEJS_24_X, environment: { STOCK: stock.tableName } };
const shelve = new NodejsFunction(stack, 'Shelve', { ...settings, entry: 'functions.ts', handler: 'shelve' });
shelve.addEventSource(new SqsEventSource(returns));
stock.grant(shelve, 'dynamodb:UpdateItem');

const count = new NodejsFunction(stack, 'Count', { ...settings, entry: 'functions.ts', handler: 'count' });
stock.grant(count, 'dynamodb:GetItem');
new HttpApi(stack, 'Api').addRoutes({
  path: '/stock/{article}',
  integration: new HttpLambdaIntegration('Stock', count),
});
