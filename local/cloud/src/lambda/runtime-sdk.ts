import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const here = createRequire(import.meta.url);

/**
 * Lambda's Node.js runtimes bring the AWS SDK, so that bundles leave it out. What a bundle does not find by itself is
 * taken from where this package is installed.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
 */
export function provideSdk(): void {
  registerHooks({
    resolve: (specifier, context, next) => {
      if (!/^@(aws-sdk|smithy)\//.test(specifier)) return next(specifier, context);
      try {
        return next(specifier, context);
      } catch {
        return { url: pathToFileURL(here.resolve(specifier)).href, shortCircuit: true };
      }
    },
  });
}
