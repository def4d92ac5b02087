import {
  CognitoIdentityProviderClient,
  ListUsersInGroupCommand,
  paginateListUserPools,
} from '@aws-sdk/client-cognito-identity-provider';
import type { ClientSettings } from './client-settings.ts';

/** How many enabled people are coordinators of the stage; undefined without its user pool. Up to 60 are counted. */
export async function coordinatorsOf(name: string, settings: ClientSettings): Promise<number | undefined> {
  const client = new CognitoIdentityProviderClient(settings);
  for await (const { UserPools = [] } of paginateListUserPools({ client }, { MaxResults: 60 })) {
    const pool = UserPools.find(({ Name }) => Name === name);
    if (!pool) continue;
    const command = new ListUsersInGroupCommand({ UserPoolId: pool.Id, GroupName: 'coordinator', Limit: 60 });
    const { Users = [] } = await client.send(command);
    return Users.filter(({ Enabled }) => Enabled).length;
  }
  return undefined;
}
