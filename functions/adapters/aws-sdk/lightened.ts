import { getSchemaSerdePlugin } from '@smithy/core/schema';
import type { AuthScheme, EndpointV2, RequestSigner } from '@smithy/types';

type ForSchemas = Parameters<typeof getSchemaSerdePlugin>[0];
type Client = {
  middlewareStack: {
    remove: (name: string) => boolean;
    use: (plugin: ReturnType<typeof getSchemaSerdePlugin>) => void;
  };
  config: ForSchemas & {
    endpointProvider: (...asked: never[]) => EndpointV2;
    signer: (scheme?: AuthScheme) => Promise<RequestSigner>;
  };
};

/**
 * What the SDK does for each call and none of ours needs: words on who asks, made anew with the features of the call;
 * the trace by which Lambda finds loops, which run through queues, topics and buckets; a copy of all input and output
 * without what is sensitive, also where nothing is logged.
 */
const NOT_NEEDED = ['getUserAgentMiddleware', 'recursionDetectionMiddleware', 'loggerMiddleware'];

/**
 * A client that asks often, without them. It finds out once where it asks and makes one signer, where the SDK does both
 * for each call; the signer asks for the credentials and the time of each. Those who write input and read output copy
 * their configuration for each call, so they get what they use of it.
 */
export function lightened<C extends Client>(client: C): C {
  const { config, middlewareStack }: Client = client;
  for (const name of NOT_NEEDED) middlewareStack.remove(name);
  middlewareStack.use(getSchemaSerdePlugin(forSchemas(config)));
  config.endpointProvider = once(config.endpointProvider);
  config.signer = once(config.signer);
  return client;
}

function forSchemas(config: ForSchemas): ForSchemas {
  const { protocol, requestHandler, streamCollector, urlParser } = config;
  const { base64Decoder, base64Encoder, utf8Decoder, utf8Encoder, disableHostPrefix } = config;
  return {
    protocol,
    requestHandler,
    streamCollector,
    urlParser,
    base64Decoder,
    base64Encoder,
    utf8Decoder,
    utf8Encoder,
    disableHostPrefix,
  };
}

function once<A extends unknown[], T extends object>(make: (...asked: A) => T): (...asked: A) => T {
  let made: T | undefined;
  return (...asked) => {
    made ??= make(...asked);
    return made;
  };
}
