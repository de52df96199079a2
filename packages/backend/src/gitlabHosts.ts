import { Config, ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';

/**
 * Gives upstream's GitLab router a name for each host that its routes accept: `localhost:4568`, which
 * they would take for a parameter, becomes `localhost-4568`. Requests still name the host as it is.
 */
export function hostsWithoutPorts(config: Config) {
  const integrations = config.getConfigArray('integrations.gitlab');
  const hosts = integrations.map(it => it.getString('host'));

  const copy: JsonObject = {
    ...config.get<JsonObject>(),
    integrations: {
      gitlab: integrations.map(it => ({
        ...it.get<JsonObject>(),
        host: withoutPort(it.getString('host')),
      })),
    },
  };

  return {
    config: new ConfigReader(copy),
    /** The URL of a request, with the host as the routes name it. */
    rename(url: string) {
      const host = hosts.find(it => url.includes(`/${it}/`));
      return host ? url.replace(`/${host}/`, `/${withoutPort(host)}/`) : url;
    },
  };
}

function withoutPort(host: string) {
  return host.replace(':', '-');
}
