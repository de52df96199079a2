import type { Env, Scope } from '../../service';
import { resourceTags } from '../documents';
import { isMissing } from '../jobs/s3Uris';
import { models } from '../models/documents';
import { packages } from '../registry/documents';
import {
  endpointConfigs,
  endpoints,
  type EndpointDocument,
  type EndpointStatus,
} from './documents';

/** Timer of an endpoint's next state. */
export const endpointTimer = 'sagemaker.endpoint';

/** How long an endpoint stays in a state, at speed 1. */
const times: Partial<Record<EndpointStatus, number>> = {
  Creating: 180_000,
  Updating: 180_000,
  RollingBack: 60_000,
  Deleting: 20_000,
};

interface Settle extends Scope {
  name: string;
  from: EndpointStatus;
}

/** Plans what follows the state that an endpoint is in. */
export function settleEndpointLater(
  { EndpointName: name, EndpointStatus: from }: EndpointDocument,
  { account, region }: Scope,
  env: Env,
): void {
  const payload: Settle = { account, region, name, from };
  env.timers.schedule({ name: endpointTimer, inMs: times[from] ?? 0, payload });
}

export function settleEndpoint(
  { name, from, ...scope }: Settle,
  env: Env,
): void {
  const endpoint = env.store.get(endpoints, scope, name);
  if (endpoint?.EndpointStatus !== from) {
    return;
  }
  if (from === 'Deleting') {
    env.store.transaction(() => {
      env.store.delete(endpoints, scope, name);
      env.store.delete(resourceTags, scope, endpoint.EndpointArn);
    });
    return;
  }
  const next: EndpointDocument = {
    ...endpoint,
    ...nextState(endpoint, scope, env),
    modifiedAt: env.clock.now().toISOString(),
  };
  env.store.transaction(() => {
    env.store.put(endpoints, scope, name, next);
    if (next.EndpointStatus === 'RollingBack') {
      settleEndpointLater(next, scope, env);
    }
  });
}

function nextState(
  { EndpointStatus, EndpointConfigName, pendingConfigName }: EndpointDocument,
  scope: Scope,
  env: Env,
): Partial<EndpointDocument> {
  const done: Partial<EndpointDocument> = {
    EndpointStatus: 'InService',
    pendingConfigName: undefined,
  };
  if (EndpointStatus === 'RollingBack') {
    return done;
  }
  const config = pendingConfigName ?? EndpointConfigName;
  const FailureReason = failureOf(config, scope, env);
  if (FailureReason === undefined) {
    return { ...done, EndpointConfigName: config };
  }
  return {
    EndpointStatus: pendingConfigName === undefined ? 'Failed' : 'RollingBack',
    FailureReason,
  };
}

/** Why instances could not serve: the model's data is not in the sandbox's S3. */
function failureOf(config: string, scope: Scope, env: Env): string | undefined {
  const variants =
    env.store.get(endpointConfigs, scope, config)?.ProductionVariants ?? [];
  const missing = variants
    .flatMap(({ ModelName }) => modelData(ModelName, scope, env))
    .find(uri => isMissing(uri, env));
  return missing === undefined
    ? undefined
    : `Failed to download model data for container "container_1" from URL: "${missing}". Please ensure that there is an object located at the URL and that the role passed to CreateModel has permissions to download the object.`;
}

interface Container {
  ModelDataUrl?: string;
  ModelPackageName?: string;
}

function modelData(name: string | undefined, scope: Scope, env: Env): string[] {
  const model = name ? env.store.get(models, scope, name) : undefined;
  const containers = [
    model?.PrimaryContainer,
    ...(model?.Containers ?? []),
  ] as (Container | undefined)[];
  return containers.flatMap(container => {
    if (container?.ModelPackageName === undefined) {
      return container?.ModelDataUrl ?? [];
    }
    const [, , , region, account, resource = ''] =
      container.ModelPackageName.split(':');
    const id = resource.slice(resource.indexOf('/') + 1);
    const found = env.store.get(packages, { account, region }, id);
    const specification = found?.details.InferenceSpecification as
      | { Containers?: Container[] }
      | undefined;
    return (specification?.Containers ?? []).flatMap(
      ({ ModelDataUrl }) => ModelDataUrl ?? [],
    );
  });
}
