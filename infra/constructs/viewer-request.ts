import { VIEWER_ADDRESS_HEADER } from '../../functions/runtime/origin.ts';
import { DEFAULT_LANGUAGE, LANGUAGE_CODES } from '../../templates/words/languages.ts';

/**
 * The function that CloudFront runs for each request. Browsers send hundreds of different Accept-Language: as it
 * stands, hardly any reader would find a page in the cache. Pages look at its first two letters only.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
 */
export function viewerRequestCode(): string {
  return `const languages = ${JSON.stringify(LANGUAGE_CODES)};
function handler(event) {
  const request = event.request;
  const asked = request.headers['accept-language'];
  const language = asked ? asked.value.slice(0, 2).toLowerCase() : '';
  const known = languages.includes(language) ? language : '${DEFAULT_LANGUAGE}';
  request.headers['accept-language'] = { value: known };
  request.headers['${VIEWER_ADDRESS_HEADER}'] = { value: event.viewer.ip };
  return request;
}
`;
}
