/** How clients reach the account: region and, for the local cloud, endpoint and credentials. */
export type ClientSettings = {
  region: string;
  endpoint?: string;
  credentials?: { accessKeyId: string; secretAccessKey: string };
};
