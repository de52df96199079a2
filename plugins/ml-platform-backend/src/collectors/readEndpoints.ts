import {
  AwsClients,
  AwsTarget,
  describeEndpoint,
  listEndpoints,
} from '@atelier/plugin-ml-platform-node';
import { isErrorWithName } from '@backstage/errors';
import { AccountRegion } from '../store/AccountStore';
import { EndpointStore, StoredEndpoint } from '../store/EndpointStore';

/** The endpoints of an account in a region; only those that are new or changed are described. */
export async function readEndpoints(options: {
  clients: AwsClients;
  endpoints: EndpointStore;
  part: AccountRegion;
  signal: AbortSignal;
}): Promise<StoredEndpoint[]> {
  const { clients, part, signal } = options;
  const target: AwsTarget = { ...part, role: 'reader' };
  const known = new Map(
    (await options.endpoints.known(part)).map(endpoint => [
      endpoint.name,
      endpoint,
    ]),
  );
  const read: StoredEndpoint[] = [];
  for await (const listed of listEndpoints(clients, target, { signal })) {
    const before = known.get(listed.name);
    if (
      before?.status === listed.status &&
      before.changedAt === listed.changedAt
    ) {
      read.push(before);
      continue;
    }
    try {
      read.push({
        ...part,
        ...(await describeEndpoint(clients, target, listed.name, { signal })),
      });
    } catch (error) {
      // An endpoint that was deleted since the listing is not there: that is no failure.
      if (!isErrorWithName(error, 'NotFoundError')) {
        throw error;
      }
    }
  }
  return read;
}
