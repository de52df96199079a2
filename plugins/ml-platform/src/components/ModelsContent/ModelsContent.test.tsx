import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  MlPlatformApi,
  modelApprovePermission,
} from '@atelier/plugin-ml-platform-common';
import { projectEntity } from '../../../dev/entities';
import { FakeMlPlatformApi } from '../../../dev/FakeMlPlatformApi';
import { modelGroups } from '../../../dev/models';
import { mlPlatformApiRef } from '../../api';
import { Signals } from '../shared/__testUtils__/Signals';
import { ModelsContent } from './ModelsContent';

/** Renders the tab for a person who may approve models of demand-forecast only. */
function render(
  api: MlPlatformApi,
  slug = 'demand-forecast',
  signals = new Signals(),
) {
  renderInTestApp(
    <EntityProvider entity={projectEntity(slug, 'group:default/forecasting')}>
      <ModelsContent />
    </EntityProvider>,
    {
      apis: [
        [mlPlatformApiRef, api],
        [signalApiRef, signals],
        mockApis.permission({
          authorize: ({ permission, resourceRef }) =>
            permission.name === modelApprovePermission.name &&
            resourceRef !== 'demand-forecast'
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        }),
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

const version = (number: number) =>
  screen.findByRole('row', { name: new RegExp(`^${number} `) });

describe('ModelsContent', () => {
  it('shows the versions with their metrics and approval', async () => {
    render(new FakeMlPlatformApi());

    const group = await screen.findByRole('region', {
      name: 'Model demand-forecast',
    });
    expect(group).toHaveTextContent('account 100200300402, eu-west-1');
    expect(group).toHaveTextContent('Weekly demand by article and store.');
    expect(await version(4)).toHaveTextContent('Waiting for approval');
    expect(await version(4)).toHaveTextContent('rmse11.15');
    expect(await version(3)).toHaveTextContent(
      'ApprovedBetter than version 2 on all stores.',
    );
    expect(await version(2)).toHaveTextContent(
      'RejectedTrained without the holidays.',
    );
  });

  it('leads to the execution that made a version', async () => {
    render(new FakeMlPlatformApi());

    const row = await version(4);
    expect(await within(row).findByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/system/demand-forecast/pipelines/dev/eu-west-1/demand-forecast-train/executions/p0d83kfhs72m',
    );
  });

  it('says where a version serves, stage by stage', async () => {
    render(new FakeMlPlatformApi());

    const places = within(await version(3)).getAllByRole('listitem');
    expect(places.map(it => it.textContent)).toEqual([
      expect.stringMatching(/^PreProd: demand-forecast/),
      expect.stringMatching(/^Prod: demand-forecast.*, Updating$/),
    ]);
    expect(await version(4)).toHaveTextContent('Nowhere');
  });

  it('shows the endpoints with what they serve and why they failed', async () => {
    render(new FakeMlPlatformApi());

    const table = within(
      await screen.findByRole('table', { name: 'Endpoints' }),
    );
    const serving = table.getByRole('row', { name: /^demand-forecast AWS/ });
    expect(serving).toHaveTextContent('PreProd');
    expect(serving).toHaveTextContent('201000000012, eu-west-1');
    expect(serving).toHaveTextContent('demand-forecast 3');
    expect(serving).toHaveTextContent('ml.m5.large');
    const failed = table.getByRole('row', { name: /^demand-forecast-canary/ });
    expect(failed).toHaveTextContent('did not pass the ping health check');
    expect(failed).toHaveTextContent('No registered model');
  });

  it.each([
    ['Approve', 'Approved', /CI deploys the version to PreProd/],
    ['Reject', 'Rejected', /not deployed any further/],
  ])('asks for a comment: %s', async (verb, approval, consequence) => {
    const api = new FakeMlPlatformApi();
    render(api);

    await userEvent.click(
      await screen.findByRole('button', {
        name: `${verb} version 4 of demand-forecast`,
      }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(consequence)).toBeInTheDocument();
    await userEvent.type(dialog.getByLabelText('Comment'), ' Looks good. ');
    expect(api.done).toEqual([]);
    await userEvent.click(dialog.getByRole('button', { name: verb }));

    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.done).toEqual([
      [
        'setModelApproval',
        'demand-forecast',
        {
          accountId: '100200300402',
          region: 'eu-west-1',
          group: 'demand-forecast',
          version: 4,
        },
        { approval, comment: 'Looks good.' },
      ],
    ]);
  });

  it('stays open with the reason when it was refused', async () => {
    const api: MlPlatformApi = new FakeMlPlatformApi();
    api.setModelApproval = async () => {
      throw new Error('You may not approve what you trained.');
    };
    render(api);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Approve version 4/ }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Approve' }));

    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'You may not approve what you trained.',
    );
  });

  it('offers only the other decision', async () => {
    render(new FakeMlPlatformApi());

    const approved = within(await version(3));
    expect(
      await approved.findByRole('button', { name: /^Reject/ }),
    ).toBeInTheDocument();
    expect(
      approved.queryByRole('button', { name: /^Approve/ }),
    ).not.toBeInTheDocument();
  });

  it('offers nothing to those who may not', async () => {
    const fake = new FakeMlPlatformApi();
    const api: MlPlatformApi = new FakeMlPlatformApi();
    api.getModels = () => fake.getModels('demand-forecast');
    render(api, 'price-elasticity');

    await version(4);
    expect(
      screen.queryByRole('button', { name: /^(Approve|Reject)/ }),
    ).not.toBeInTheDocument();
  });

  it('reads models and endpoints once for each change', async () => {
    const api = new FakeMlPlatformApi();
    const signals = new Signals();
    const models = jest.spyOn(api, 'getModels');
    const endpoints = jest.spyOn(api, 'getEndpoints');
    render(api, 'demand-forecast', signals);
    await screen.findByRole('table', { name: 'Endpoints' });
    await api.refresh();

    signals.say('demand-forecast', { what: 'models' });

    await waitFor(() =>
      expect(screen.getByText(/^As of/)).toHaveTextContent('just now'),
    );
    expect(models).toHaveBeenCalledTimes(2);
    expect(endpoints).toHaveBeenCalledTimes(2);
  });

  it('reads the endpoints too when it is refreshed', async () => {
    const api = new FakeMlPlatformApi();
    const endpoints = jest.spyOn(api, 'getEndpoints');
    render(api);

    await userEvent.click(
      await screen.findByRole('button', { name: 'Refresh' }),
    );

    await waitFor(() => expect(endpoints).toHaveBeenCalledTimes(2));
  });

  it('shows older versions when asked', async () => {
    const api: MlPlatformApi = new FakeMlPlatformApi();
    const [group] = modelGroups;
    const old = { ...group.versions[2], deployments: [] };
    api.getModels = async () => ({
      items: [
        {
          ...group,
          versions: [9, 8, 7, 6, 5, 4, 3].map(it => ({ ...old, version: it })),
        },
      ],
      asOf: new Date().toISOString(),
      failures: [],
    });
    render(api);
    const table = within(
      await screen.findByRole('table', { name: 'Versions of demand-forecast' }),
    );
    expect(table.getAllByRole('rowheader')).toHaveLength(5);

    await userEvent.click(
      screen.getByRole('button', {
        name: 'Show all 7 versions of demand-forecast',
      }),
    );

    expect(table.getAllByRole('rowheader')).toHaveLength(7);
  });

  it('says what to do when there is none', async () => {
    render(new FakeMlPlatformApi(), 'price-elasticity');

    expect(await screen.findByText('No models yet')).toBeInTheDocument();
    expect(await screen.findByText(/^No endpoints\./)).toBeInTheDocument();
  });

  it('does not say that there is none before AWS was read', async () => {
    const api: MlPlatformApi = new FakeMlPlatformApi();
    api.getModels = async () => ({ items: [], failures: [] });
    render(api);

    expect(
      await screen.findByText('Models have not been read from AWS yet'),
    ).toBeInTheDocument();
  });

  it('shows the models when only the endpoints cannot be read', async () => {
    const api: MlPlatformApi = new FakeMlPlatformApi();
    api.getEndpoints = async () => {
      throw new Error('sagemaker:ListEndpoints was throttled.');
    };
    render(api);

    expect(
      await screen.findByText('sagemaker:ListEndpoints was throttled.'),
    ).toBeInTheDocument();
    expect(await version(4)).toBeInTheDocument();
  });

  it('shows the failed account beside the others', async () => {
    render(new FakeMlPlatformApi({ state: 'partial' }));

    expect(
      (
        await screen.findAllByRole('list', {
          name: 'Accounts that could not be read',
        })
      )[0],
    ).toHaveTextContent('Account 201000000031');
    expect(await version(4)).toBeInTheDocument();
  });

  it.each([
    ['error', 'Could not read the models of demand-forecast'],
    ['denied', 'You may not read the models of demand-forecast'],
  ] as const)('says so when the answer is %s', async (state, title) => {
    render(new FakeMlPlatformApi({ state }));

    expect(await screen.findByRole('alert')).toHaveTextContent(title);
  });

  it('says that it is loading', async () => {
    render(new FakeMlPlatformApi({ state: 'loading' }));

    expect(
      await screen.findByRole('status', {
        name: 'Reading the models of demand-forecast',
      }),
    ).toBeInTheDocument();
  });
});
