import { XMLParser } from 'fast-xml-parser';
import type { WireRequest } from '../Protocol';
import { verifyBody } from './checksums';
import { unwrapChunks } from './chunkedBody';
import { element, type HttpBinding } from './HttpBinding';
import { malformedXml } from './malformedXml';
import { pathMembers } from './route';

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  ignoreDeclaration: true,
  processEntities: true,
  trimValues: false,
});

/** S3 takes no document that declares entities of its own. */
const documentType = '<!DOCTYPE';

/** An operation's input from path, query, headers and body. */
export function readRest(
  wire: WireRequest,
  http: HttpBinding,
): Record<string, unknown> {
  const request = unwrapChunks(wire);
  const isCopy = request.headers['x-amz-copy-source'] !== undefined;
  // Where there is a document, checksums among the members are those of an object.
  const isOfObject =
    http.body && 'root' in http.body && http.headers?.ChecksumCRC32;
  if (!isCopy && !isOfObject) {
    verifyBody(request);
  }
  const { headers, query } = request;
  const input: Record<string, unknown> = { ...pathMembers(http, request) };
  for (const [member, name] of Object.entries(http.query ?? {})) {
    input[member] = query.get(name) ?? undefined;
  }
  for (const [member, name] of Object.entries(http.headers ?? {})) {
    input[member] = headers[name];
  }
  for (const [member, prefix] of Object.entries(http.prefixHeaders ?? {})) {
    input[member] = withPrefix(headers, prefix);
  }
  if (!http.body) {
    return input;
  }
  return 'member' in http.body
    ? { ...input, [http.body.member]: request.body }
    : { ...input, ...readXml(request.body, http.body) };
}

function withPrefix(headers: WireRequest['headers'], prefix: string) {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name.slice(prefix.length), String(value)]),
  );
}

type XmlBody = Exclude<NonNullable<HttpBinding['body']>, { member: string }>;

function readXml(
  body: Buffer,
  { root, isOptional, read }: XmlBody,
): Record<string, unknown> {
  if (body.length === 0 && isOptional) {
    return {};
  }
  if (body.includes(documentType)) {
    throw malformedXml();
  }
  let parsed: Record<string, unknown>;
  try {
    parsed = parser.parse(body, true);
  } catch {
    throw malformedXml();
  }
  if (!Object.hasOwn(parsed, root)) {
    throw malformedXml();
  }
  return read(element(withoutSpace(parsed[root])));
}

/** Text between the children of an element says nothing. */
function withoutSpace(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutSpace);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== '#text')
      .map(([name, child]) => [name, withoutSpace(child)]),
  );
}
