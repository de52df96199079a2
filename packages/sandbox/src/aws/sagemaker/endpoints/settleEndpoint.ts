import { writeLog } from '../../logs/writeLog';
import type { Env, Scope } from '../../service';
import { resourceTags } from '../documents';
import { isMissing } from '../jobs/s3Uris';
import { containersOf } from '../models/containers';
import { models, type ModelDocument } from '../models/documents';
import { RoleAccess } from '../roleAccess';
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
  {
    EndpointName,
    EndpointStatus,
    EndpointConfigName,
    pendingConfigName,
  }: EndpointDocument,
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
    startLog(EndpointName, config, scope, env);
    return { ...done, EndpointConfigName: config };
  }
  return {
    EndpointStatus: pendingConfigName === undefined ? 'Failed' : 'RollingBack',
    FailureReason,
  };
}

/** The instances say that they serve, where the models' roles may write logs. */
function startLog(
  endpoint: string,
  config: string,
  scope: Scope,
  env: Env,
): void {
  const group = `/aws/sagemaker/Endpoints/${endpoint}`;
  for (const { ModelName = '', VariantName } of variantsOf(
    config,
    scope,
    env,
  )) {
    const roleArn = env.store.get(models, scope, ModelName)?.ExecutionRoleArn;
    const role = new RoleAccess(roleArn ?? '', scope, env);
    if (role.tells(group, '/aws/sagemaker/Endpoints')) {
      const timestamp = env.clock.now().getTime();
      writeLog(env, scope, group, `${VariantName}/i-1`, [
        { timestamp, message: 'Listening at: http://0.0.0.0:8080' },
      ]);
    }
  }
}

function variantsOf(config: string, scope: Scope, env: Env) {
  return (
    env.store.get(endpointConfigs, scope, config)?.ProductionVariants ?? []
  );
}

/** Why instances could not serve: the role cannot pull an image, or there is no model data for it. */
function failureOf(config: string, scope: Scope, env: Env): string | undefined {
  for (const { ModelName = '' } of variantsOf(config, scope, env)) {
    const model = env.store.get(models, scope, ModelName);
    const failure = model && failureOfModel(model, scope, env);
    if (failure !== undefined) {
      return failure;
    }
  }
  return undefined;
}

function failureOfModel(
  model: ModelDocument,
  scope: Scope,
  env: Env,
): string | undefined {
  const role = new RoleAccess(model.ExecutionRoleArn ?? '', scope, env);
  for (const { Image, ModelDataUrl: uri } of containersOf(model, env)) {
    const unpulled = Image === undefined ? undefined : role.pull(Image);
    if (unpulled !== undefined) {
      return unpulled;
    }
    if (uri !== undefined && (isMissing(uri, env) || role.read(uri))) {
      return `Failed to download model data for container "container_1" from URL: "${uri}". Please ensure that there is an object located at the URL and that the role passed to CreateModel has permissions to download the object.`;
    }
  }
  return undefined;
}
