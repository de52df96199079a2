import { sagemakerArn } from '../arns';
import { validationException } from '../errors';
import type { Caller } from '../lookUp';
import {
  endpointConfigs,
  endpoints,
  type EndpointConfigDocument,
  type EndpointDocument,
} from './documents';

/** The endpoint of that name. Throws ValidationException. */
export function getEndpoint(name: string, caller: Caller): EndpointDocument {
  const found = caller.env.store.get(endpoints, caller, name);
  if (!found) {
    throw validationException(
      `Could not find endpoint "${sagemakerArn(caller, `endpoint/${name}`)}".`,
    );
  }
  return found;
}

/** The endpoint configuration of that name. Throws ValidationException. */
export function getEndpointConfig(
  name: string,
  caller: Caller,
): EndpointConfigDocument {
  const found = caller.env.store.get(endpointConfigs, caller, name);
  if (!found) {
    const arn = sagemakerArn(caller, `endpoint-config/${name}`);
    throw validationException(
      `Could not find endpoint configuration "${arn}".`,
    );
  }
  return found;
}
