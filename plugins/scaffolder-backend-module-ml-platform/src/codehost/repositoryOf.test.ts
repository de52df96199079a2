import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { JsonObject } from '@backstage/types';
import { repositoryOf } from './repositoryOf';

const project = { owner: 'group:default/forecasting' };

function integrations(...gitlab: JsonObject[]): ScmIntegrations {
  return ScmIntegrations.fromConfig(
    mockServices.rootConfig({ data: { integrations: { gitlab } } }),
  );
}
const one = {
  host: 'localhost:4568',
  baseUrl: 'http://localhost:4568/',
  apiBaseUrl: 'http://localhost:4568/api/v4',
  token: 'secret',
};
const two = {
  host: 'gitlab.example.com',
  apiBaseUrl: 'https://gitlab.example.com/api/v4',
  token: 'secret',
};

describe('repositoryOf', () => {
  it("is in the owner's group, at the only code host with a token", () => {
    expect(repositoryOf(integrations(one), project, { name: 'churn' })).toEqual(
      {
        integration: expect.objectContaining({ host: 'localhost:4568' }),
        group: 'forecasting',
        path: 'forecasting/churn',
        webUrl: 'http://localhost:4568/forecasting/churn',
      },
    );
  });

  it('takes the named one of several', () => {
    const { webUrl } = repositoryOf(integrations(one, two), project, {
      name: 'churn',
      host: 'gitlab.example.com',
    });

    expect(webUrl).toBe('https://gitlab.example.com/forecasting/churn');
  });

  it.each([
    ['none with a token', integrations(), undefined, 'has no GitLab to make'],
    [
      'several, and none named',
      integrations(one, two),
      undefined,
      'several GitLabs: localhost:4568, gitlab.example.com',
    ],
    [
      'one that it does not have',
      integrations(one),
      'gitlab.com',
      "no GitLab 'gitlab.com' with a token. Choose one of localhost:4568",
    ],
  ])('refuses %s', (_what, registry, host, message) => {
    expect(() =>
      repositoryOf(registry, project, { name: 'churn', host }),
    ).toThrow(message);
  });
});
