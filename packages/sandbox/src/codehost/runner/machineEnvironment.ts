import { homedir } from 'node:os';

/** What jobs keep of this machine's environment: where programs, packages and proxies are. */
const kept =
  /^(PATH|USER|LOGNAME|TZ|LANG|PIP_\w+|UV_\w+|SSL_CERT_\w+|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|https?_proxy|no_proxy|all_proxy)$/i;

/**
 * The environment of the runner itself: the sandbox's AWS, and no credentials: this
 * machine's own profiles are not for jobs.
 */
export function machineEnvironment(awsUrl: string): Record<string, string> {
  const own = Object.entries(process.env).flatMap(([name, value]) =>
    value !== undefined && kept.test(name) ? [[name, value] as const] : [],
  );
  const ownNoProxy = process.env.no_proxy ?? process.env.NO_PROXY;
  const noProxy = ['localhost', '127.0.0.1', ownNoProxy]
    .filter(Boolean)
    .join(',');
  return {
    LANG: 'C.UTF-8',
    ...Object.fromEntries(own),
    HOME: homedir(),
    NO_PROXY: noProxy,
    no_proxy: noProxy,
    AWS_ENDPOINT_URL: awsUrl,
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
