import type { Service } from '../service';
import { jsonProtocol } from './json';
import type { Protocol } from './Protocol';
import { queryProtocol } from './query';
import { restXmlProtocol } from './rest';

export type { Protocol, WireAnswer, WireRequest } from './Protocol';
export { matchRoute } from './rest';

/** The wire protocols, by the name a service gives. */
export const protocols: Record<Service['protocol'], Protocol> = {
  'json1.0': jsonProtocol('1.0'),
  'json1.1': jsonProtocol('1.1'),
  query: queryProtocol,
  restXml: restXmlProtocol,
};
