import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import * as z from 'zod';
import type { Authorization, Caller } from '../iam/authorization.ts';
import { signatureScopeOf } from '../iam/signature-scope.ts';
import { ServiceError, UnsupportedCall } from '../protocol/service-error.ts';
import { type HttpAnswer, jsonProtocol, type ServiceProtocol } from '../protocol/service-protocol.ts';
import { bodyOf, closeServer, listenOnLoopback } from '../shared/loopback-server.ts';
import { type LocalSwitch, switchAnswer } from './local-switches.ts';

export type OperationCall = { operation: string; request: unknown; caller: Caller };

/** A service behind the endpoint: it answers itself, or forwards the call unchanged. */
export type LocalService = {
  protocol: ServiceProtocol;
  call?(call: OperationCall): Promise<unknown>;
  forward?(request: IncomingMessage, body: Buffer, call: OperationCall): Promise<HttpAnswer>;
};

type Options = {
  /** By the name in the signature's scope: `dynamodb`, `sqs`, `email` … */
  services: ReadonlyMap<string, LocalService>;
  /** By path: what only this machine can switch. */
  switches?: ReadonlyMap<string, LocalSwitch>;
  authorization: Authorization;
  /** Something that the person at the terminal must see. */
  notice(text: string): void;
};

const maxBodyBytes = 32 * 1024 * 1024;

/** The one address that all functions and `aws` commands use instead of AWS. */
export class Endpoint {
  readonly #server: Server;
  #options: Options | undefined;
  #pending = 0;

  constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
    // SDK clients keep idle connections longer than Node's 5 s, and a closed one costs them a failed call.
    this.#server.keepAliveTimeout = 120_000;
  }

  /** Calls being answered. */
  pending(): number {
    return this.#pending;
  }

  /** Listens on the loopback address only; 0 chooses a free port. Answers the port. */
  async listen(port: number): Promise<number> {
    return await listenOnLoopback(this.#server, port);
  }

  /** Calls before this are answered with 503, which SDK clients retry. */
  open(options: Options): void {
    this.#options = options;
  }

  async close(): Promise<void> {
    await closeServer(this.#server);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#pending += 1;
    try {
      const { status, headers, body } = await this.#answer(request);
      response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
    } catch {
      // The caller disconnected in the middle of its request.
      response.destroy();
    } finally {
      this.#pending -= 1;
    }
  }

  async #answer(request: IncomingMessage): Promise<HttpAnswer> {
    const options = this.#options;
    if (!options) return starting();
    const body = await bodyOf(request, maxBodyBytes);
    const switched = switchAnswer(options.switches ?? new Map(), request, body);
    if (switched) return switched;
    const scope = signatureScopeOf(request.headers.authorization);
    if (!scope) {
      const message = 'the request is not signed: use an AWS SDK or the aws command, with any credentials';
      return plainError(new ServiceError('MissingAuthenticationToken', message, { status: 403 }));
    }
    const name = serviceName(scope.service, request.url);
    const service = options.services.get(name);
    if (!service) return this.#failure(jsonProtocol('1.0'), new UnsupportedCall(`the service '${name}'`));
    try {
      const caller = options.authorization.caller(scope.accessKey);
      const { operation, request: content } = service.protocol.read(request, body);
      const call = { service: name, operation, request: content };
      options.authorization.authorize(caller, call, service.protocol.accessDenied);
      const asked = { operation, request: content, caller };
      if (service.forward) return await service.forward(request, body, asked);
      const result = await service.call?.(asked);
      return service.protocol.answer(operation, result);
    } catch (error) {
      return this.#failure(service.protocol, error);
    }
  }

  #failure(protocol: ServiceProtocol, error: unknown): HttpAnswer {
    if (error instanceof ServiceError) return protocol.error(error);
    if (error instanceof z.ZodError) {
      return protocol.error(new ServiceError('ValidationException', z.prettifyError(error)));
    }
    const message = error instanceof Error ? error.message : String(error);
    this.#options?.notice(message);
    // 400 for an unsupported call: SDK clients would retry a 5xx in vain.
    if (error instanceof UnsupportedCall) return protocol.error(new ServiceError('UnsupportedCall', message));
    if (error instanceof SyntaxError)
      return protocol.error(new ServiceError('SerializationException', message));
    return protocol.error(new ServiceError('InternalFailure', message, { status: 500 }));
  }
}

/** Both versions of SES sign with one name. */
function serviceName(signed: string, url = '/'): string {
  return signed === 'ses' && url.startsWith('/v2/') ? 'sesv2' : signed;
}

/** An SDK has only the words of it, after its own retries. */
function starting(): HttpAnswer {
  const answer = plainError(new ServiceError('ServiceUnavailable', 'the cloud is starting', { status: 503 }));
  return { ...answer, headers: { ...answer.headers, 'retry-after': '5' } };
}

function plainError(error: ServiceError): HttpAnswer {
  return jsonProtocol('1.0').error(error);
}
