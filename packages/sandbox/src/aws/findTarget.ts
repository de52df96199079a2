import type { IncomingHttpHeaders } from 'node:http';
import type { Target } from './Dispatcher';
import { AwsError } from './errors';
import { protocols } from './protocols';
import type { Service } from './service';

/** The operation a request names, or AWS's words for there being none. */
export type Found =
  | { protocol: Service['protocol']; target: Target }
  | { protocol: Service['protocol']; name: string; error: AwsError };

/** Finds the operation by `x-amz-target` (JSON), or by `Action` and `Version` (query). */
export function findTarget(
  services: readonly Service[],
  headers: IncomingHttpHeaders,
  body: string,
): Found {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') {
    return findJson(services, target);
  }
  if (
    headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  ) {
    return findQuery(services, new URLSearchParams(body));
  }
  return {
    protocol: 'json1.1',
    name: 'of this request',
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
