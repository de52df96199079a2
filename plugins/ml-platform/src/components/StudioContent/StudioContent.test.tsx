import { cleanup, screen, waitFor, within } from '@testing-library/react';
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
  mlProjectRefreshPermission,
  StudioDomain,
} from '@atelier/plugin-ml-platform-common';
import { projectEntity } from '../../../dev/entities';
import { FakeMlPlatformApi } from '../../../dev/FakeMlPlatformApi';
import { domain } from '../../../dev/organisation';
import { mlPlatformApiRef } from '../../api';
import { createFromTemplateRouteRef, rootRouteRef } from '../../routes';
import { Signals } from '../shared/__testUtils__/Signals';
import { StudioContent } from './StudioContent';

const owner = 'group:default/forecasting';

/** Renders the tab for a person who may refresh demand-forecast only. */
function render(
  api: MlPlatformApi,
  slug = 'demand-forecast',
  signals = new Signals(),
) {
  renderInTestApp(
    <EntityProvider entity={projectEntity(slug, owner)}>
      <StudioContent />
    </EntityProvider>,
    {
      apis: [
        [mlPlatformApiRef, api],
        [signalApiRef, signals],
        mockApis.permission({
          authorize: ({ permission, resourceRef }) =>
            permission.name === mlProjectRefreshPermission.name &&
            resourceRef === 'demand-forecast'
              ? AuthorizeResult.ALLOW
              : AuthorizeResult.DENY,
        }),
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/ml-projects': rootRouteRef,
        '/create/templates/:namespace/:templateName':
          createFromTemplateRouteRef,
      },
    },
  );
}

function answering(studio: Partial<StudioDomain>) {
  const api: MlPlatformApi = new FakeMlPlatformApi();
  api.getStudio = async () => ({
    items: [{ ...domain, ...studio }],
    asOf: new Date().toISOString(),
    failures: [],
  });
  return api;
}

const refresh = async () =>
  userEvent.click(await screen.findByRole('button', { name: 'Refresh' }));

describe('StudioContent', () => {
  it('shows the domain', async () => {
    render(new FakeMlPlatformApi());

    const card = await screen.findByRole('region', {
      name: 'Studio domain demand-forecast',
    });
    const fact = (term: string) =>
      within(card).getByText(term, { selector: 'dt' }).nextElementSibling;
    expect(fact('Status')).toHaveTextContent('InService');
    expect(fact('Domain ID')).toHaveTextContent('d-abcdefghijkl');
    expect(fact('Stage')).toHaveTextContent('Dev');
    expect(fact('Account')).toHaveTextContent('201000000011');
    expect(fact('Region')).toHaveTextContent('eu-west-1');
    expect(fact('Network access')).toHaveTextContent('VpcOnly');
    expect(fact('Sign-in')).toHaveTextContent('IAM');
    expect(
      within(card).getByRole('link', {
        name: /^AWS console of demand-forecast/,
      }),
    ).toHaveAttribute('target', '_blank');
  });

  it('shows the profiles, one’s own first', async () => {
    render(new FakeMlPlatformApi());

    const table = await screen.findByRole('table', {
      name: 'Studio profiles in demand-forecast',
    });
    expect(
      within(table)
        .getAllByRole('rowheader')
        .map(it => it.textContent),
    ).toEqual(['data-scientist', 'by-hand', 'ravi-patel']);
    const ravi = within(table).getByRole('row', { name: /^ravi-patel/ });
    expect(within(ravi).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/user/ravi.patel',
    );
    expect(ravi).toHaveTextContent('ml-engineer');
    expect(ravi).toHaveTextContent('InService');
    expect(ravi).toHaveTextContent('10/2/2026');
  });

  it('says why a profile failed, and that nobody owns it', async () => {
    render(new FakeMlPlatformApi());

    const row = await screen.findByRole('row', { name: /^by-hand/ });
    expect(row).toHaveTextContent('The execution role does not exist.');
    expect(row).toHaveTextContent('Not tagged');
  });

  it('opens Studio with one’s own profile only, in a new tab', async () => {
    render(new FakeMlPlatformApi());

    const links = await screen.findAllByRole('link', { name: /^Open Studio/ });
    expect(links).toHaveLength(1);
    expect(links[0]).toHaveAccessibleName(
      'Open Studio as data-scientist, opens in a new tab',
    );
    expect(links[0]).toHaveAttribute(
      'href',
      '/ml-projects/demand-forecast/studio/dev/eu-west-1/d-abcdefghijkl/data-scientist/open',
    );
    expect(links[0]).toHaveAttribute('target', '_blank');
    expect(links[0]).toHaveAttribute('rel', 'noopener');
  });

  it.each([
    [
      'the profile',
      { profiles: [{ name: 'mine', own: true, status: 'Pending' }] },
      'The profile is Pending; Studio opens when it is InService.',
    ],
    [
      'the domain',
      { status: 'Updating' },
      'The domain is Updating; Studio opens when it is InService.',
    ],
  ])('does not open Studio before %s is ready', async (_case, studio, why) => {
    render(answering(studio));

    const button = await screen.findByRole('button', { name: 'Open Studio' });
    expect(button).toBeDisabled();
    expect(button).toHaveAccessibleDescription(why);
    expect(
      screen.queryByRole('link', { name: /^Open Studio/ }),
    ).not.toBeInTheDocument();
  });

  it('leads to where one signs in with IAM Identity Center', async () => {
    render(answering({ authMode: 'SSO' }));

    const button = await screen.findByRole('button', { name: 'Open Studio' });
    expect(button).toBeDisabled();
    expect(button).toHaveAccessibleDescription(/through IAM Identity Center/);
    expect(
      screen.getByRole('link', { name: /^sign in there/ }),
    ).toHaveAttribute(
      'href',
      'https://d-abcdefghijkl.studio.eu-west-1.sagemaker.aws',
    );
  });

  it('opens Studio as soon as the profile is ready', async () => {
    const api = answering({
      profiles: [{ name: 'mine', own: true, status: 'Pending' }],
    });
    const signals = new Signals();
    render(api, 'demand-forecast', signals);
    await screen.findByText(/^The profile is Pending/);

    const read = jest.fn(() =>
      new FakeMlPlatformApi().getStudio('demand-forecast'),
    );
    api.getStudio = read;
    signals.say('demand-forecast', { what: 'studio' });

    expect(read).toHaveBeenCalledTimes(1);
    expect(
      await screen.findByRole('link', { name: /^Open Studio/ }),
    ).toBeInTheDocument();
  });

  it('leads to the golden path with the ML project filled in', async () => {
    render(new FakeMlPlatformApi());

    const link = await screen.findByRole('button', {
      name: 'Get a Studio profile',
    });
    const url = new URL(link.getAttribute('href') ?? '', 'http://localhost');
    expect(url.pathname).toBe('/create/templates/default/studio-user-profile');
    expect(JSON.parse(url.searchParams.get('formData') ?? '')).toEqual({
      project: 'demand-forecast',
    });
  });

  it('says what to do when the domain has no profiles', async () => {
    render(answering({ profiles: [] }));

    expect(
      await screen.findByText(/Nobody has a Studio profile here yet/),
    ).toBeInTheDocument();
  });

  it('says what to do when there is no domain', async () => {
    render(new FakeMlPlatformApi(), 'price-elasticity');

    expect(await screen.findByText('No Studio domain yet')).toBeInTheDocument();
    expect(
      screen.getByText(/launch the product “Studio domain”/),
    ).toBeInTheDocument();
  });

  it('does not say that there is none before AWS was read', async () => {
    const api: MlPlatformApi = new FakeMlPlatformApi();
    api.getStudio = async () => ({ items: [], failures: [] });
    render(api);

    expect(
      await screen.findByText('Studio has not been read from AWS yet'),
    ).toBeInTheDocument();
    expect(screen.queryByText('No Studio domain yet')).not.toBeInTheDocument();
  });

  it('says how it comes to be read to those who may refresh, and to others', async () => {
    const api: MlPlatformApi = new FakeMlPlatformApi();
    api.getStudio = async () => ({ items: [], failures: [] });
    render(api);
    expect(
      await screen.findByText(/Refresh to read it now/),
    ).toBeInTheDocument();
    cleanup();

    render(api, 'price-elasticity');
    expect(
      await screen.findByText('AWS is read every few minutes.'),
    ).toBeInTheDocument();
  });

  it('reads the ML project from AWS again', async () => {
    const api = new FakeMlPlatformApi();
    render(api);
    expect(await screen.findByText(/^As of/)).toHaveTextContent('3 min ago');

    await refresh();

    await waitFor(() =>
      expect(screen.getByText(/^As of/)).toHaveTextContent('just now'),
    );
    expect(api.refreshes).toBe(1);
  });

  it('shows what somebody else has just refreshed', async () => {
    const api = new FakeMlPlatformApi();
    render(api);
    expect(await screen.findByText(/^As of/)).toHaveTextContent('3 min ago');
    await api.refresh();

    await refresh();

    await waitFor(() =>
      expect(screen.getByText(/^As of/)).toHaveTextContent('just now'),
    );
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(api.refreshes).toBe(1);
  });

  it('keeps what it shows when a refresh fails, and says why', async () => {
    let state: 'error' | 'normal' = 'normal';
    render(new FakeMlPlatformApi({ state: () => state }));
    await screen.findByRole('table');

    state = 'error';
    await refresh();

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not refresh the Studio of demand-forecast',
    );
    expect(screen.getAllByRole('rowheader')).toHaveLength(3);
  });

  it('offers no refresh to those who may not', async () => {
    render(new FakeMlPlatformApi(), 'price-elasticity');

    await screen.findByText('No Studio domain yet');
    expect(
      screen.queryByRole('button', { name: 'Refresh' }),
    ).not.toBeInTheDocument();
  });

  it('shows the failed account beside the others', async () => {
    render(new FakeMlPlatformApi({ state: 'partial' }));

    expect(
      await screen.findByRole('list', {
        name: 'Accounts that could not be read',
      }),
    ).toHaveTextContent('Account 201000000031, eu-west-1');
    expect(
      screen.getByRole('region', { name: 'Studio domain demand-forecast' }),
    ).toBeInTheDocument();
  });

  it.each([
    ['error', 'Could not read the Studio of demand-forecast'],
    ['denied', 'You may not read the Studio of demand-forecast'],
  ] as const)('says so when the answer is %s', async (state, title) => {
    render(new FakeMlPlatformApi({ state }));

    expect(await screen.findByRole('alert')).toHaveTextContent(title);
    expect(
      screen.getByRole('button', { name: 'Try again' }),
    ).toBeInTheDocument();
  });

  it('says that it is loading', async () => {
    render(new FakeMlPlatformApi({ state: 'loading' }));

    expect(
      await screen.findByRole('status', {
        name: 'Reading the Studio of demand-forecast',
      }),
    ).toBeInTheDocument();
  });
});
