import { StrictMode } from 'react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { FakeMlPlatformApi, refusal } from '../../../dev/FakeMlPlatformApi';
import { mlPlatformApiRef } from '../../api';
import { openStudioRouteRef } from '../../routes';
import { OpenStudioPage } from './OpenStudioPage';

const path =
  '/ml-projects/demand-forecast/studio/dev/eu-west-1/d-abc/data-scientist/open';

function render(api: FakeMlPlatformApi, at = path) {
  renderInTestApp(
    <StrictMode>
      <OpenStudioPage />
    </StrictMode>,
    {
      apis: [[mlPlatformApiRef, api]],
      initialRouteEntries: [at],
      mountPath: `/ml-projects${openStudioRouteRef.path}`,
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

describe('OpenStudioPage', () => {
  // The session's address differs from the page's in its fragment only: jsdom goes there.
  afterEach(() => window.history.replaceState(null, '', '/'));

  it('goes to the session, in place of itself', async () => {
    const api = new FakeMlPlatformApi();
    const before = window.history.length;
    render(api);

    await waitFor(() => expect(window.location.hash).toBe('#studio-session'));
    expect(window.history.length).toBe(before);
  });

  it('asks for one session, of the profile in the address', async () => {
    const api = new FakeMlPlatformApi();
    render(api);

    await waitFor(() => expect(window.location.hash).toBe('#studio-session'));
    expect(api.opened).toEqual([
      [
        'demand-forecast',
        {
          stage: 'dev',
          region: 'eu-west-1',
          domainId: 'd-abc',
          profileName: 'data-scientist',
        },
      ],
    ]);
  });

  it('shows and stores nothing of the session', async () => {
    render(new FakeMlPlatformApi());

    await waitFor(() => expect(window.location.hash).toBe('#studio-session'));
    expect(document.body.innerHTML).not.toContain('studio-session');
    expect(JSON.stringify({ ...window.localStorage })).not.toContain(
      'studio-session',
    );
    expect(JSON.stringify({ ...window.sessionStorage })).not.toContain(
      'studio-session',
    );
  });

  it('says what it does meanwhile', () => {
    render(new FakeMlPlatformApi({ state: 'loading' }));

    expect(
      screen.getByRole('heading', { name: 'Opening Studio' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Signing in as data-scientist in demand-forecast (Dev, eu-west-1).',
      ),
    ).toBeInTheDocument();
  });

  it('says why it may not, with a way back', async () => {
    render(new FakeMlPlatformApi({ state: 'denied' }));

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      'You may not open Studio as data-scientist in demand-forecast (Dev, eu-west-1)',
    );
    expect(alert).toHaveTextContent('You are not a member of forecasting.');
    expect(
      screen.getByRole('button', {
        name: 'Back to the Studio tab of demand-forecast',
      }),
    ).toHaveAttribute('href', '/catalog/default/system/demand-forecast/studio');
    expect(window.location.hash).toBe('');
  });

  it('says in the backend’s words alone what trying again does not help against', async () => {
    const api = new FakeMlPlatformApi();
    api.openStudio = async () => {
      throw await refusal(409, 'ConflictError', 'The profile is Pending.');
    };
    render(api);

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The profile is Pending.');
    expect(alert).not.toHaveTextContent(/tell the ML platform team/);
  });

  it('tries again after a failure', async () => {
    let state: 'error' | 'normal' = 'error';
    render(new FakeMlPlatformApi({ state: () => state }));
    const retry = await screen.findByRole('button', { name: 'Try again' });

    state = 'normal';
    await userEvent.click(retry);

    await waitFor(() => expect(window.location.hash).toBe('#studio-session'));
  });

  it('goes to web pages only', async () => {
    const api = new FakeMlPlatformApi();
    api.sessionUrl = '/catalog';
    render(api);

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The portal answered without an address to go to.',
    );
  });

  it.each([
    ['stage', path.replace('/dev/', '/test/')],
    ['profile', path.replace('data-scientist', '-x')],
    ['ML project', path.replace('demand-forecast', 'Demand')],
  ])('refuses an address that names no %s', async (_case, at) => {
    const api = new FakeMlPlatformApi();
    render(api, at);

    expect(
      await screen.findByText(/does not lead to a Studio profile/),
    ).toBeInTheDocument();
    expect(api.opened).toEqual([]);
  });
});
