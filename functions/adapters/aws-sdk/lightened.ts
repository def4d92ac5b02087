type Client = { middlewareStack: { remove: (name: string) => boolean } };

/**
 * What the SDK does for each call and none of ours needs: words on who asks, made anew with the features of the call;
 * the trace by which Lambda finds loops, which run through queues, topics and buckets; a copy of all input and output
 * without what is sensitive, also where nothing is logged.
 */
const NOT_NEEDED = ['getUserAgentMiddleware', 'recursionDetectionMiddleware', 'loggerMiddleware'];

/** A client that asks often, without them. */
export function lightened<C extends Client>(client: C): C {
  for (const name of NOT_NEEDED) client.middlewareStack.remove(name);
  return client;
}
