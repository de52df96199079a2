import { DescribeEndpoint, ListEndpoints } from './describeEndpoints';
import {
  CreateEndpointConfig,
  DeleteEndpointConfig,
  DescribeEndpointConfig,
  ListEndpointConfigs,
} from './endpointConfigs';
import { CreateEndpoint, DeleteEndpoint, UpdateEndpoint } from './endpoints';
import { endpointTimer, settleEndpoint } from './settleEndpoint';

export const endpointOperations = {
  CreateEndpoint,
  CreateEndpointConfig,
  DeleteEndpoint,
  DeleteEndpointConfig,
  DescribeEndpoint,
  DescribeEndpointConfig,
  ListEndpointConfigs,
  ListEndpoints,
  UpdateEndpoint,
};

export const endpointTimers = { [endpointTimer]: settleEndpoint };
