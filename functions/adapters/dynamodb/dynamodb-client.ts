import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { KeptConnections } from '../aws-sdk/kept-connections.ts';
import { lightened } from '../aws-sdk/lightened.ts';
import { SigningHash } from '../aws-sdk/signing-hash.ts';

/** A client of DynamoDB, made for many calls. */
export function dynamodbClient(config: DynamoDBClientConfig = {}): DynamoDBClient {
  return lightened(
    new DynamoDBClient({ requestHandler: new KeptConnections(), sha256: SigningHash, ...config }),
  );
}
