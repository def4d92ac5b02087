/** SES signs as `ses` and as its old name `email`. */
const signingNames: Record<string, string> = { email: 'ses' };

/** Access key and service of a Signature Version 4 header. The signature itself is not checked: this is loopback. */
export function signatureScopeOf(
  authorization: string | undefined,
): { accessKey: string; service: string } | undefined {
  const [, accessKey, signed] =
    /Credential=([^/,\s]+)\/\d{8}\/[^/,\s]*\/([^/,\s]+)\/aws4_request/.exec(authorization ?? '') ?? [];
  if (!accessKey || !signed) return undefined;
  return { accessKey, service: signingNames[signed] ?? signed };
}
