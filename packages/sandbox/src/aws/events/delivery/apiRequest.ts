import type {
  ApiDestination,
  Connection,
  Parameter,
  Target,
} from '../documents';

/** An HTTP request to make. */
export interface ApiRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string;
}

/** The request that brings an event's input to an API destination. */
export function apiRequest(
  destination: ApiDestination,
  connection: Connection,
  { HttpParameters = {} }: Target,
  input: string,
): ApiRequest {
  const { HttpMethod: method } = destination;
  const ofConnection = connection.auth.InvocationHttpParameters ?? {};
  const url = new URL(
    fillPath(
      destination.InvocationEndpoint,
      HttpParameters.PathParameterValues ?? [],
    ),
  );
  const query = {
    ...HttpParameters.QueryStringParameters,
    ...byKey(ofConnection.QueryStringParameters),
  };
  for (const [key, value] of Object.entries(query)) {
    url.searchParams.append(key, value);
  }
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return {
    url: url.href,
    method,
    headers: {
      'user-agent': 'Amazon/EventBridge/ApiDestinations',
      'content-type': 'application/json; charset=utf-8',
      ...HttpParameters.HeaderParameters,
      ...byKey(ofConnection.HeaderParameters),
      ...authHeader(connection),
    },
    body: hasBody
      ? withParameters(input, byKey(ofConnection.BodyParameters))
      : undefined,
  };
}

/** Each `*` of the endpoint takes the next value. */
function fillPath(endpoint: string, values: string[]): string {
  const left = [...values];
  return endpoint.replace(/\*/g, () => encodeURIComponent(left.shift() ?? ''));
}

function authHeader({
  AuthorizationType,
  auth: { ApiKeyAuthParameters, BasicAuthParameters },
}: Connection): Record<string, string> {
  if (AuthorizationType === 'API_KEY') {
    const { ApiKeyName = '', ApiKeyValue = '' } = ApiKeyAuthParameters ?? {};
    return { [ApiKeyName]: ApiKeyValue };
  }
  const { Username, Password } = BasicAuthParameters ?? {};
  const pair = `${Username}:${Password}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

function byKey(parameters: Parameter[] = []): Record<string, string> {
  return Object.fromEntries(
    parameters.flatMap(({ Key, Value = '' }) => (Key ? [[Key, Value]] : [])),
  );
}

/** The body's object with the connection's own parameters in it; other bodies stay as they are. */
function withParameters(
  body: string,
  parameters: Record<string, string>,
): string {
  if (!Object.keys(parameters).length) {
    return body;
  }
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value && !Array.isArray(value)
      ? JSON.stringify({ ...value, ...parameters })
      : body;
  } catch {
    return body;
  }
}
