import { passRole, regionalArn, requestTags, type Tags } from '../access';
import type { OperationAccess, OperationCall } from '../OperationAccess';

import { requestKeys, type SageMakerRequest } from './requestKeys';

const service = 'sagemaker.amazonaws.com';

/** Roles that an input gives to SageMaker. */
type Roles<I> = (input: I) => (string | undefined)[];

/**
 * An operation on one resource. Tags at its creation need AddTags, too, and roles need PassRole.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */
export function resource<I extends object>(
  operation: string,
  path: string,
  roles: Roles<I> = () => [],
): OperationAccess {
  const action = `sagemaker:${operation}`;
  return (call: OperationCall<I & SageMakerRequest & { Tags?: Tags }>) => {
    const arn = regionalArn('sagemaker', path, call);
    const { Tags } = call.input;
    const context = requestTags(Tags);
    const addsTags = operation.startsWith('Create') && Tags?.length;
    return [
      {
        action,
        resource: arn,
        context: { ...context, ...requestKeys(call.input) },
      },
      ...(addsTags
        ? [{ action: 'sagemaker:AddTags', resource: arn, context }]
        : []),
      ...roles(call.input).flatMap(role => passRole(role, service)),
    ];
  };
}

/** Operations on one resource that need nothing more, by their names and paths. */
export function resources(
  paths: Record<string, string>,
): Record<string, OperationAccess> {
  return Object.fromEntries(
    Object.entries(paths).map(([name, path]) => [name, resource(name, path)]),
  );
}
