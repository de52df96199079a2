import type { Target } from './Dispatcher';
import { AwsError } from './errors';
import { matchRoute, protocols, type WireRequest } from './protocols';
import type { Service } from './service';

/** The operation a request names, or AWS's words for there being none. */
export type Found =
  | { protocol: Service['protocol']; target: Target }
  | { protocol: Service['protocol']; name: string; error: AwsError };

/**
 * Finds the operation by `x-amz-target` (JSON), by method and path (REST), or by `Action` and
 * `Version` (query).
 *
 * @param signingName - the service that the request's signature names, if it has one
 */
export function findTarget(
  services: readonly Service[],
  request: WireRequest,
  signingName: string | undefined,
): Found {
  const { headers, method, path } = request;
  const target = headers['x-amz-target'];
  if (typeof target === 'string') {
    return findJson(services, target);
  }
  const rest = services.find(
    ({ id, protocol }) => id === signingName && protocol === 'restXml',
  );
  if (rest) {
    return findRest(rest, request);
  }
  if (
    headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  ) {
    return findQuery(services, new URLSearchParams(request.body.toString()));
  }
  const anonymous =
    path !== '/' && method !== 'POST' && signingName === undefined
      ? services.find(({ protocol }) => protocol === 'restXml')
      : undefined;
  if (anonymous) {
    return findRest(anonymous, request);
  }
  return {
    protocol: 'json1.1',
    name: `${method} ${path} of ${signingName ?? 'no service'}`,
    error: new AwsError('UnknownOperationException', '', 404),
  };
}

function findJson(services: readonly Service[], name: string): Found {
  const dot = name.lastIndexOf('.');
  const prefix = name.slice(0, dot);
  const service = services.find(one => one.targetPrefix === prefix);
  const protocol = service?.protocol ?? 'json1.1';
  return find(service, name.slice(dot + 1), protocol, name, '');
}

function findQuery(services: readonly Service[], form: URLSearchParams): Found {
  const action = form.get('Action') ?? '';
  const version = form.get('Version') ?? '';
  const service = services.find(one => one.version === version);
  return find(service, action, 'query', `${action} (${version})`, version);
}

function findRest(service: Service, request: WireRequest): Found {
  const { protocol, operations } = service;
  const found = matchRoute(operations, request);
  const lacked = Object.values(service.lackedHeaders ?? {}).filter(
    name => request.headers[name] !== undefined,
  );
  const isWhole =
    found &&
    lacked.length === 0 &&
    [...request.query.keys()].every(
      name =>
        !service.subresources?.includes(name) ||
        found.operation.http?.uri.includes(name) ||
        Object.values(found.operation.http?.query ?? {}).includes(name),
    );
  if (isWhole) {
    return { protocol, target: { service, ...found } };
  }
  const { method, path, query } = request;
  const depth = ['service', 'bucket'][path.split('/').filter(Boolean).length];
  return {
    protocol,
    name: `${method} of a ${service.id} ${depth ?? 'object'} with [${[
      ...query.keys(),
      ...lacked,
    ].join(', ')}]`,
    error: protocols[protocol].errors.unknownOperation('', ''),
  };
}

function find(
  service: Service | undefined,
  operationName: string,
  protocol: Service['protocol'],
  name: string,
  version: string,
): Found {
  const operation = service?.operations.get(operationName);
  return service && operation
    ? { protocol, target: { service, operationName, operation } }
    : {
        protocol,
        name,
        error: protocols[protocol].errors.unknownOperation(
          operationName,
          version,
        ),
      };
}
