import {
  GitlabUrlReader,
  UrlReaders,
} from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { portalToken, TestCodeHost } from './__testUtils__/TestCodeHost';

describe('Backstage’s GitLab reader', () => {
  const host = new TestCodeHost();
  beforeAll(async () => {
    await host.start();
    await host.createProject('templates');
    const folder = await host.clone('templates');
    await host.push(folder, {
      'catalog-info.yaml': 'kind: Component\n',
      'golden/template.yaml': 'kind: Template\n',
      'golden/content/main.py': 'print()\n',
    });
  });
  afterAll(() => host.remove());

  const reader = () => {
    const { host: hostAndPort } = new URL(host.url);
    return UrlReaders.create({
      logger: mockServices.logger.mock(),
      config: mockServices.rootConfig({
        data: {
          integrations: {
            gitlab: [
              {
                host: hostAndPort,
                baseUrl: host.url,
                apiBaseUrl: `${host.url}/api/v4`,
                token: portalToken,
              },
            ],
          },
        },
      }),
      factories: [GitlabUrlReader.factory],
    });
  };
  const at = (path: string) => `${host.url}/forecasting/templates/-/${path}`;

  it('reads a file, and knows it again', async () => {
    const url = at('blob/main/catalog-info.yaml');
    const { buffer, etag } = await reader().readUrl(url);
    expect(String(await buffer())).toBe('kind: Component\n');
    await expect(reader().readUrl(url, { etag })).rejects.toMatchObject({
      name: 'NotModifiedError',
    });
    await expect(
      reader().readUrl(at('blob/main/none.yaml')),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('reads a folder', async () => {
    const url = at('tree/main/golden');
    const tree = await reader().readTree(url);
    const { etag } = tree;
    const paths = (await tree.files()).map(({ path }) => path);
    expect(paths.sort()).toEqual(['content/main.py', 'template.yaml']);
    await expect(reader().readTree(url, { etag })).rejects.toMatchObject({
      name: 'NotModifiedError',
    });
  });

  it('finds files by a pattern', async () => {
    const { files } = await reader().search(at('blob/main/**/template.yaml'));
    expect(files.map(({ url }) => url)).toEqual([
      at('blob/main/golden/template.yaml'),
    ]);
  });
});
