import type { Operation, Service } from '../../aws/service';
import { authorize } from './authorize';

/** The service, with each operation that needs a signature asking first whether the caller may. */
export function authorized(service: Service): Service {
  const ask = ([name, operation]: [string, Operation]): [string, Operation] => [
    name,
    {
      ...operation,
      handle(input, call) {
        authorize(service, name, input, call);
        return operation.handle(input, call);
      },
    },
  ];
  return {
    ...service,
    operations: new Map(
      [...service.operations].map(entry =>
        entry[1].isPublic ? entry : ask(entry),
      ),
    ),
  };
}
