import type { TestCredentials } from './credentials';

/** Calls an operation of a JSON service whose SDK client is not among the dependencies. */
export async function callJson<O>(
  endpoint: string,
  { accessKeyId, sessionToken }: TestCredentials,
  target: string,
  input: object,
): Promise<O> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/eu-west-1/any/aws4_request, SignedHeaders=host, Signature=0`,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': target,
      ...(sessionToken && { 'x-amz-security-token': sessionToken }),
    },
    body: JSON.stringify(input),
  });
  const answer = await response.json();
  if (!response.ok) {
    throw Object.assign(new Error(answer.message), { name: answer.__type });
  }
  return answer;
}
