import { services } from '../aws/services';
import { SerializationFailure } from '../aws/shapes';

/** The sandbox's own service beside AWS's: operations of its REST API and of Git. */
const codeHost = 'codehost';

/** Refuses a rule that no request could ever meet. Throws SerializationFailure. */
export function checkTarget(rule: {
  service: string;
  operation?: string;
}): void {
  const { service, operation } = rule;
  if (service === codeHost) {
    return;
  }
  const found = services.find(({ id }) => id === service);
  if (!found) {
    const ids = [...services.map(({ id }) => id), codeHost].join(', ');
    throw new SerializationFailure(
      `There is no service '${service}': the services are ${ids}.`,
    );
  }
  if (operation !== undefined && !found.operations.has(operation)) {
    throw new SerializationFailure(
      `The sandbox's ${service} has no operation '${operation}'.`,
    );
  }
}
