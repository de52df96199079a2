/** What an Authorization header of Signature Version 4 says. */
export interface Authorization {
  accessKeyId: string;
  region: string;
  /** The service's signing name. */
  service: string;
}

const pattern =
  /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\/\d{8}\/([^/,\s]+)\/([^/,\s]+)\/aws4_request\s*,/;

/** Reads the header; undefined where it is none of Signature Version 4. */
export function parseAuthorization(
  header: string | undefined,
): Authorization | undefined {
  const [, accessKeyId, region, service] = pattern.exec(header ?? '') ?? [];
  return accessKeyId ? { accessKeyId, region, service } : undefined;
}
