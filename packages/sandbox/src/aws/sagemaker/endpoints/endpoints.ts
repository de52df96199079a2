import { operation } from '../../service';
import { sagemakerArn } from '../arns';
import { resourceTags } from '../documents';
import { validationException } from '../errors';
import * as shapes from '../shapes/mlops/endpoints';
import { checkTags } from '../tags';
import { endpoints, type EndpointDocument } from './documents';
import { getEndpoint, getEndpointConfig } from './lookUp';
import { settleEndpointLater } from './settleEndpoint';

export const CreateEndpoint = operation({
  write: true,
  input: shapes.createEndpointInput,
  handle({ EndpointName, EndpointConfigName, Tags = [] }, call) {
    checkTags(Tags, call);
    getEndpointConfig(EndpointConfigName, call);
    const { store, clock } = call.env;
    const EndpointArn = sagemakerArn(call, `endpoint/${EndpointName}`);
    if (store.get(endpoints, call, EndpointName)) {
      throw validationException(
        `Cannot create already existing endpoint "${EndpointArn}".`,
      );
    }
    const now = clock.now().toISOString();
    const endpoint: EndpointDocument = {
      EndpointName,
      EndpointArn,
      EndpointConfigName,
      EndpointStatus: 'Creating',
      createdAt: now,
      modifiedAt: now,
    };
    store.transaction(() => {
      store.put(endpoints, call, EndpointName, endpoint);
      store.put(resourceTags, call, EndpointArn, Tags);
      settleEndpointLater(endpoint, call, call.env);
    });
    return { EndpointArn };
  },
});

export const UpdateEndpoint = operation({
  write: true,
  input: shapes.updateEndpointInput,
  handle({ EndpointName, EndpointConfigName }, call) {
    const endpoint = getEndpoint(EndpointName, call);
    getEndpointConfig(EndpointConfigName, call);
    const { EndpointStatus: status, EndpointArn } = endpoint;
    if (status !== 'InService' && status !== 'Failed') {
      throw validationException(
        `Cannot update in-progress endpoint "${EndpointArn}".`,
      );
    }
    const updating: EndpointDocument = {
      ...endpoint,
      pendingConfigName: EndpointConfigName,
      EndpointStatus: 'Updating',
      FailureReason: undefined,
      modifiedAt: call.env.clock.now().toISOString(),
    };
    call.env.store.transaction(() => {
      call.env.store.put(endpoints, call, EndpointName, updating);
      settleEndpointLater(updating, call, call.env);
    });
    return { EndpointArn };
  },
});

export const DeleteEndpoint = operation({
  write: true,
  input: shapes.deleteEndpointInput,
  handle({ EndpointName }, call) {
    const endpoint = getEndpoint(EndpointName, call);
    const { EndpointStatus: status, EndpointArn } = endpoint;
    if (status === 'Updating' || status === 'RollingBack') {
      throw validationException(
        `Cannot update in-progress endpoint "${EndpointArn}".`,
      );
    }
    const deleting: EndpointDocument = {
      ...endpoint,
      EndpointStatus: 'Deleting',
      modifiedAt: call.env.clock.now().toISOString(),
    };
    call.env.store.transaction(() => {
      call.env.store.put(endpoints, call, EndpointName, deleting);
      settleEndpointLater(deleting, call, call.env);
    });
    return {};
  },
});
