import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a request names this server as its host, and comes from no other
 * site's page: a page elsewhere can reach 127.0.0.1 through a browser.
 */
export function isLocalRequest(
  { host, origin }: IncomingHttpHeaders,
  port: number,
): boolean {
  const hosts = ['127.0.0.1', 'localhost', '[::1]'].map(
    name => `${name}:${port}`,
  );
  const origins = [undefined, ...hosts.map(name => `http://${name}`)];
  return hosts.includes(host ?? '') && origins.includes(origin);
}
