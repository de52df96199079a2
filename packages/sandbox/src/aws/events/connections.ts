import { randomUUID } from 'node:crypto';
import { paginate } from '../paginate';
import { operation, type Call, type Env, type Scope } from '../service';
import { s, type Shape } from '../shapes';
import {
  connections,
  type Connection,
  type ConnectionAuth,
  type Parameter,
} from './documents';
import { alreadyExists, notFound, validation } from './errors';
import * as shapes from './shapes';

/** Timer that ends a connection's passing state. */
export const connectionSettles = 'events.connection.settles';
const settleMs = 3_000;

const secretText = s.string({
  min: 1,
  max: 512,
  pattern:
    '^[ \\t]*[^\\x00-\\x1F:\\x7F]+([ \\t]+[^\\x00-\\x1F:\\x7F]+)*[ \\t]*$',
});
const parameters = (Key: Shape<string, false>, Value: Shape<string, false>) =>
  s.list(s.structure({ Key, Value, IsValueSecret: s.boolean() }), { max: 100 });
const invocationParameters = s.structure({
  HeaderParameters: parameters(shapes.http.headerName, shapes.http.headerValue),
  QueryStringParameters: parameters(
    shapes.http.queryName,
    shapes.http.queryValue,
  ),
  BodyParameters: parameters(s.string(), s.string()),
});

/** Connections by OAuth, and to private addresses. */
const lacks = ['OAuthParameters', 'ConnectivityParameters'];

const newAuth = s.structure(
  {
    BasicAuthParameters: s.structure({
      Username: secretText.required(),
      Password: secretText.required(),
    }),
    ApiKeyAuthParameters: s.structure({
      ApiKeyName: secretText.required(),
      ApiKeyValue: secretText.required(),
    }),
    InvocationHttpParameters: invocationParameters,
  },
  lacks,
);

const changedAuth = s.structure(
  {
    BasicAuthParameters: s.structure({
      Username: secretText,
      Password: secretText,
    }),
    ApiKeyAuthParameters: s.structure({
      ApiKeyName: secretText,
      ApiKeyValue: secretText,
    }),
    InvocationHttpParameters: invocationParameters,
  },
  lacks,
);

const authorizationType = s.string({
  enum: ['API_KEY', 'BASIC'],
  lacks: ['OAUTH_CLIENT_CREDENTIALS'],
});

export const CreateConnection = operation({
  write: true,
  input: s.structure(
    {
      Name: shapes.name.required(),
      Description: shapes.description,
      AuthorizationType: authorizationType.required(),
      AuthParameters: newAuth.required(),
    },
    ['InvocationConnectivityParameters', 'KmsKeyIdentifier'],
  ),
  handle(input, call) {
    const { account, region, env } = call;
    const { Name } = input;
    if (env.store.get(connections, call, Name)) {
      throw alreadyExists(`Connection ${Name} already exists.`);
    }
    const now = env.clock.now().toISOString();
    const id = randomUUID();
    const connection: Connection = {
      Name,
      ConnectionArn: `arn:aws:events:${region}:${account}:connection/${Name}/${id}`,
      ConnectionState: 'CREATING',
      Description: input.Description,
      AuthorizationType: input.AuthorizationType,
      auth: input.AuthParameters,
      SecretArn: `arn:aws:secretsmanager:${region}:${account}:secret:events!connection/${Name}/${id}-${id.slice(
        -6,
      )}`,
      createdAt: now,
      modifiedAt: now,
    };
    checkAuth(connection);
    return change(connection, call);
  },
});

export const UpdateConnection = operation({
  write: true,
  input: s.structure(
    {
      Name: shapes.name.required(),
      Description: shapes.description,
      AuthorizationType: authorizationType,
      AuthParameters: changedAuth,
    },
    ['InvocationConnectivityParameters', 'KmsKeyIdentifier'],
  ),
  handle(input, call) {
    const old = getConnection(input.Name, call);
    const connection: Connection = {
      ...old,
      ConnectionState: 'UPDATING',
      Description: input.Description ?? old.Description,
      AuthorizationType: input.AuthorizationType ?? old.AuthorizationType,
      auth: changed(old.auth, input.AuthParameters),
      modifiedAt: call.env.clock.now().toISOString(),
    };
    checkAuth(connection);
    return change(connection, call);
  },
});

export const DeleteConnection = operation({
  write: true,
  input: s.structure({ Name: shapes.name.required() }),
  handle({ Name }, call) {
    const old = getConnection(Name, call);
    return change({ ...old, ConnectionState: 'DELETING' }, call);
  },
});

export const DescribeConnection = operation({
  write: false,
  input: s.structure({ Name: shapes.name.required() }),
  handle({ Name }, call) {
    const found = getConnection(Name, call);
    const { BasicAuthParameters, ApiKeyAuthParameters } = found.auth;
    return {
      ...summary(found),
      Description: found.Description,
      SecretArn: found.SecretArn,
      AuthParameters: {
        ...(found.AuthorizationType === 'API_KEY'
          ? {
              ApiKeyAuthParameters: {
                ApiKeyName: ApiKeyAuthParameters?.ApiKeyName,
              },
            }
          : {
              BasicAuthParameters: {
                Username: BasicAuthParameters?.Username,
              },
            }),
        InvocationHttpParameters: withoutSecrets(found),
      },
    };
  },
});

export const ListConnections = operation({
  write: false,
  input: s.structure({
    NamePrefix: shapes.name,
    ConnectionState: s.string({
      enum: [
        'ACTIVE',
        'AUTHORIZED',
        'AUTHORIZING',
        'CREATING',
        'DEAUTHORIZED',
        'DEAUTHORIZING',
        'DELETING',
        'FAILED_CONNECTIVITY',
        'UPDATING',
      ],
    }),
    ...shapes.paging,
  }),
  handle(input, { account, region, env }) {
    const found = env.store
      .list(connections, { account, region }, { prefix: input.NamePrefix })
      .filter(
        ({ ConnectionState: state }) =>
          !input.ConnectionState || state === input.ConnectionState,
      );
    const { items, NextToken } = paginate(found, input, shapes.pagingOf);
    return { Connections: items.map(summary), NextToken };
  },
});

/** The caller's connection of that name. Throws ResourceNotFoundException. */
export function getConnection(name: string, call: Call): Connection {
  const found = call.env.store.get(connections, call, name);
  if (!found) {
    throw notFound(
      `Failed to describe the connection(s). Connection '${name}' does not exist.`,
    );
  }
  return found;
}

export function settleConnection(
  { name, arn, ...scope }: Scope & { name: string; arn: string },
  { store, clock }: Env,
): void {
  const found = store.get(connections, scope, name);
  if (found?.ConnectionArn !== arn) {
    return;
  }
  if (found.ConnectionState === 'DELETING') {
    store.delete(connections, scope, name);
    return;
  }
  const authorizedAt = clock.now().toISOString();
  const settled = { ...found, ConnectionState: 'AUTHORIZED' as const };
  store.put(connections, scope, name, { ...settled, authorizedAt });
}

function change(connection: Connection, { account, region, env }: Call) {
  const { Name: name, ConnectionArn: arn } = connection;
  env.store.put(connections, { account, region }, name, connection);
  env.timers.schedule({
    name: connectionSettles,
    inMs: settleMs,
    payload: { account, region, name, arn },
  });
  const { Name, AuthorizationType, ...output } = summary(connection);
  return output;
}

/** Members that are given take the place of those that are there. */
function changed(old: ConnectionAuth, given: ConnectionAuth = {}) {
  return {
    ...old,
    ...given,
    BasicAuthParameters: {
      ...old.BasicAuthParameters,
      ...given.BasicAuthParameters,
    },
    ApiKeyAuthParameters: {
      ...old.ApiKeyAuthParameters,
      ...given.ApiKeyAuthParameters,
    },
  };
}

function checkAuth({ AuthorizationType, auth }: Connection): void {
  const { BasicAuthParameters: basic, ApiKeyAuthParameters: apiKey } = auth;
  const wanted =
    AuthorizationType === 'API_KEY'
      ? [apiKey?.ApiKeyName, apiKey?.ApiKeyValue]
      : [basic?.Username, basic?.Password];
  if (wanted.includes(undefined)) {
    throw validation(
      `Authorization type ${AuthorizationType} does not match the authorization parameters.`,
    );
  }
}

function summary(connection: Connection) {
  const { Name, ConnectionArn, ConnectionState, AuthorizationType } =
    connection;
  return {
    ConnectionArn,
    Name,
    ConnectionState,
    AuthorizationType,
    CreationTime: new Date(connection.createdAt),
    LastModifiedTime: new Date(connection.modifiedAt),
    LastAuthorizedTime: connection.authorizedAt
      ? new Date(connection.authorizedAt)
      : undefined,
  };
}

/** Values that were marked as secret stay out of answers. */
function withoutSecrets({
  auth: { InvocationHttpParameters: given },
}: Connection) {
  const shown = (list?: Parameter[]) =>
    list?.map(({ Key, Value, IsValueSecret = false }) => ({
      Key,
      Value: IsValueSecret ? undefined : Value,
      IsValueSecret,
    }));
  return (
    given && {
      HeaderParameters: shown(given.HeaderParameters),
      QueryStringParameters: shown(given.QueryStringParameters),
      BodyParameters: shown(given.BodyParameters),
    }
  );
}
