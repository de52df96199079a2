import { randomUUID } from 'node:crypto';
import { paginate } from '../paginate';
import { operation, type Call } from '../service';
import { s } from '../shapes';
import { apiDestinations, connections, type ApiDestination } from './documents';
import { alreadyExists, notFound, validation } from './errors';
import * as shapes from './shapes';

const endpoint = s.string({
  min: 1,
  max: 2048,
  pattern:
    "^((%[0-9A-Fa-f]{2}|[-()_.!~*';/?:@\\x26=+$,A-Za-z0-9])+)([).!';/?:,])?$",
});
const method = s.string({
  enum: ['POST', 'GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'],
});
const rateLimit = s.integer({ min: 1 });

/** Where nothing is said of it, 300 calls a second. */
const defaultRate = 300;

export const CreateApiDestination = operation({
  write: true,
  input: s.structure({
    Name: shapes.name.required(),
    Description: shapes.description,
    ConnectionArn: shapes.connectionArn.required(),
    InvocationEndpoint: endpoint.required(),
    HttpMethod: method.required(),
    InvocationRateLimitPerSecond: rateLimit,
  }),
  handle(input, call) {
    const { account, region, env } = call;
    const { Name } = input;
    if (env.store.get(apiDestinations, call, Name)) {
      throw alreadyExists(`An api-destination '${Name}' already exists.`);
    }
    const now = env.clock.now().toISOString();
    return put(
      {
        ...input,
        ApiDestinationArn: `arn:aws:events:${region}:${account}:api-destination/${Name}/${randomUUID()}`,
        InvocationRateLimitPerSecond:
          input.InvocationRateLimitPerSecond ?? defaultRate,
        createdAt: now,
        modifiedAt: now,
      },
      call,
    );
  },
});

export const UpdateApiDestination = operation({
  write: true,
  input: s.structure({
    Name: shapes.name.required(),
    Description: shapes.description,
    ConnectionArn: shapes.connectionArn,
    InvocationEndpoint: endpoint,
    HttpMethod: method,
    InvocationRateLimitPerSecond: rateLimit,
  }),
  handle(input, call) {
    const old = getApiDestination(input.Name, call);
    const modifiedAt = call.env.clock.now().toISOString();
    return put({ ...old, ...input, modifiedAt }, call);
  },
});

export const DescribeApiDestination = operation({
  write: false,
  input: s.structure({ Name: shapes.name.required() }),
  handle({ Name }, call) {
    const found = getApiDestination(Name, call);
    return { ...summary(found), Description: found.Description };
  },
});

export const ListApiDestinations = operation({
  write: false,
  input: s.structure({
    NamePrefix: shapes.name,
    ConnectionArn: shapes.connectionArn,
    ...shapes.paging,
  }),
  handle(input, { account, region, env }) {
    const found = env.store
      .list(apiDestinations, { account, region }, { prefix: input.NamePrefix })
      .filter(
        ({ ConnectionArn }) =>
          !input.ConnectionArn || ConnectionArn === input.ConnectionArn,
      );
    const { items, NextToken } = paginate(found, input, shapes.pagingOf);
    return { ApiDestinations: items.map(summary), NextToken };
  },
});

export const DeleteApiDestination = operation({
  write: true,
  input: s.structure({ Name: shapes.name.required() }),
  handle({ Name }, call) {
    getApiDestination(Name, call);
    call.env.store.delete(apiDestinations, call, Name);
    return {};
  },
});

function getApiDestination(name: string, call: Call): ApiDestination {
  const found = call.env.store.get(apiDestinations, call, name);
  if (!found) {
    throw notFound(
      `Failed to describe the api-destination(s). An api-destination '${name}' does not exist.`,
    );
  }
  return found;
}

function put(destination: ApiDestination, call: Call) {
  checkEndpoint(destination.InvocationEndpoint);
  const { account, region, env } = call;
  const { Name, ConnectionArn } = destination;
  const connection = env.store
    .list(connections, { account, region })
    .find(one => one.ConnectionArn === ConnectionArn);
  if (!connection) {
    throw notFound(`Connection '${ConnectionArn}' does not exist.`);
  }
  env.store.put(apiDestinations, { account, region }, Name, destination);
  const {
    ApiDestinationArn,
    ApiDestinationState,
    CreationTime,
    LastModifiedTime,
  } = summary(destination);
  return {
    ApiDestinationArn,
    ApiDestinationState,
    CreationTime,
    LastModifiedTime,
  };
}

/** AWS takes HTTPS only. The sandbox also takes HTTP on this machine, for its own code host. */
function checkEndpoint(url: string): void {
  const [, protocol, host] = /^(https?):\/\/([^/:?#]+)/.exec(url) ?? [];
  const isHere = host === 'localhost' || host === '127.0.0.1';
  if (protocol !== 'https' && !(protocol === 'http' && isHere)) {
    throw validation(
      `InvocationEndpoint '${url}' is not valid: it must be an HTTPS URL.`,
    );
  }
}

function summary(destination: ApiDestination) {
  const { Description, createdAt, modifiedAt, ...members } = destination;
  return {
    ...members,
    ApiDestinationState: 'ACTIVE',
    CreationTime: new Date(createdAt),
    LastModifiedTime: new Date(modifiedAt),
  };
}
