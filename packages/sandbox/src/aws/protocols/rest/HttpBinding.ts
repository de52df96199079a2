/** An XML element as `fast-xml-parser` gives it: text, or children by name. */
export type XmlElement = { [name: string]: unknown };

type ByMember = Record<string, string>;

/** Where a REST request says an operation's input, and its answer the output. */
export interface HttpBinding {
  method: 'DELETE' | 'GET' | 'HEAD' | 'POST' | 'PUT';
  /** As in AWS's models, for example `/{Bucket}/{Key+}?tagging`. */
  uri: string;
  /** A header that makes the request this operation's and no other's. */
  onlyWith?: string;
  /** Input members that travel in headers. */
  headers?: ByMember;
  /** Input members that travel in the query string. */
  query?: ByMember;
  /** Members that are maps of headers, by the prefix of their names, both ways. */
  prefixHeaders?: ByMember;
  /** The body: one member's bytes, or an XML document. */
  body?:
    | { member: string }
    | {
        root: string;
        isOptional?: boolean;
        read(element: XmlElement): Record<string, unknown>;
      };
  answer?: {
    status?: number | ((output: XmlElement) => number);
    headers?: ByMember;
    body?: { member: string } | { root: string; write(output: never): object };
  };
}

/** The children of one name, of which there may be none, one or many. */
export function many(value: unknown): unknown[] {
  if (value === undefined || value === '') {
    return [];
  }
  return Array.isArray(value) ? value : [value];
}

/** A child's own children; an empty element has none. */
export function element(value: unknown): XmlElement {
  return typeof value === 'object' && value !== null
    ? (value as XmlElement)
    : {};
}
