import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { KeptConnections } from '../aws-sdk/kept-connections.ts';
import { lightened } from '../aws-sdk/lightened.ts';
import { SigningHash } from '../aws-sdk/signing-hash.ts';

/** As many connections as the SDK's default. DynamoDB answers in milliseconds; what is late is asked for again. */
const LIMITS = { sockets: 50, connection: 5_000, request: 30_000 } as const;

/** A client of DynamoDB, made for many calls. */
export function dynamodbClient(config: DynamoDBClientConfig = {}): DynamoDBClient {
  return lightened(
    new DynamoDBClient({ requestHandler: new KeptConnections(LIMITS), sha256: SigningHash, ...config }),
  );
}
