import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { FakeMlPlatformApi } from '../../../dev/FakeMlPlatformApi';
import { mlPlatformApiRef } from '../../api';
import { MlProjectsPage } from './MlProjectsPage';

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="Address">{`${pathname}${search}`}</output>;
}

function render(api: FakeMlPlatformApi, path = '/ml-projects') {
  renderInTestApp(
    <>
      <MlProjectsPage />
      <Address />
    </>,
    {
      apis: [[mlPlatformApiRef, api]],
      initialRouteEntries: [path],
      mountPath: '/ml-projects',
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

const address = () => screen.getByRole('status', { name: 'Address' });
const slugs = async () =>
  (await screen.findAllByRole('rowheader')).map(it => it.textContent);

describe('MlProjectsPage', () => {
  afterEach(() => jest.useRealTimers());

  it('shows each ML project with owner, cost centre, accounts and cost', async () => {
    render(new FakeMlPlatformApi());

    const row = await screen.findByRole('row', { name: /^card-fraud/ });
    const cells = within(row);
    expect(cells.getByRole('link', { name: 'card-fraud' })).toHaveAttribute(
      'href',
      '/catalog/default/system/card-fraud',
    );
    expect(cells.getByRole('link', { name: 'fraud' })).toHaveAttribute(
      'href',
      '/catalog/default/group/fraud',
    );
    expect(cells.getByText('CC-2001')).toBeInTheDocument();
    expect(cells.getByText('$4,210.50')).toBeInTheDocument();
    const accounts = cells.getByRole('list', {
      name: 'Accounts of card-fraud',
    });
    expect(
      within(accounts)
        .getAllByRole('listitem')
        .map(it => it.textContent),
    ).toEqual([
      'Dev 201000000031',
      'PreProd 201000000032',
      'Prod 201000000033 SUSPENDED',
    ]);
    expect(screen.getByText(/^As of/)).toHaveTextContent('As of 3 min ago');
  });

  it('shows how the last execution went and leads to it', async () => {
    render(new FakeMlPlatformApi());

    const row = await screen.findByRole('row', { name: /^demand-forecast/ });
    expect(
      within(row).getByRole('link', { name: 'Executing' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/system/demand-forecast/pipelines/dev/eu-west-1/demand-forecast-train/executions/running12345',
    );
    expect(row).toHaveTextContent('demand-forecast-train, just now');
    expect(screen.getByRole('row', { name: /^card-fraud/ })).toHaveTextContent(
      'None',
    );
  });

  it('draws the costs of the last 30 days and says them', async () => {
    const api = new FakeMlPlatformApi();
    const [project] = (await api.listProjects()).items;
    api.listProjects = async () => ({
      items: [{ ...project, dailyCosts: [12.5, 3, 80] }],
      totalItems: 1,
      asOf: new Date().toISOString(),
      failures: [],
      nextCursor: undefined,
    });
    render(api);

    expect(
      await screen.findByRole('img', {
        name: 'card-fraud: from $3.00 to $80.00 a day',
      }),
    ).toBeInTheDocument();
  });

  it('says how many there are and what they cost together', async () => {
    render(new FakeMlPlatformApi());

    expect(await screen.findByText(/^4 ML projects/)).toHaveTextContent(
      '4 ML projects, $5,532.06 month to date',
    );
    expect(screen.queryByRole('navigation')).not.toBeInTheDocument();
  });

  it('says so where no cost was collected yet', async () => {
    render(new FakeMlPlatformApi());

    expect(
      await screen.findByRole('row', { name: /^defect-detection/ }),
    ).toHaveTextContent('Not collected yet');
  });

  it('searches when typing stops, and keeps the search in the address', async () => {
    render(new FakeMlPlatformApi());
    await screen.findByText(/^4 ML projects/);

    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search ML projects' }),
      'CC-1001',
    );

    expect(await screen.findByText(/^2 ML projects/)).toBeInTheDocument();
    expect(address()).toHaveTextContent('/ml-projects?filter=CC-1001');
  });

  it('opens at the search, sort and page of the address', async () => {
    render(
      new FakeMlPlatformApi({ pageSize: 1 }),
      '/ml-projects?filter=CC-1001&sort=slug&order=desc&cursor=1',
    );

    expect(await slugs()).toEqual(['demand-forecast']);
    expect(screen.getByRole('searchbox')).toHaveValue('CC-1001');
    expect(
      screen.getByRole('columnheader', { name: 'ML project' }),
    ).toHaveAttribute('aria-sort', 'descending');
  });

  it('sorts by cost, the highest first, and turns the order around', async () => {
    render(new FakeMlPlatformApi());
    const header = await screen.findByRole('button', { name: 'Month to date' });

    await userEvent.click(header);
    await waitFor(async () => expect((await slugs())[0]).toBe('card-fraud'));
    expect(address()).toHaveTextContent('sort=monthToDate&order=desc');

    await userEvent.click(header);
    await waitFor(async () => expect((await slugs())[3]).toBe('card-fraud'));
  });

  it('goes through the pages and back', async () => {
    render(new FakeMlPlatformApi({ pageSize: 1 }));
    expect(await slugs()).toEqual(['card-fraud']);
    expect(screen.getByText(/^1 of 4 ML projects/)).toBeInTheDocument();
    const next = screen.getByRole('button', { name: 'Next page' });
    const previous = screen.getByRole('button', { name: 'Previous page' });
    expect(previous).toBeDisabled();

    for (const slug of [
      'defect-detection',
      'demand-forecast',
      'price-elasticity',
    ]) {
      await userEvent.click(next);
      await waitFor(async () => expect(await slugs()).toEqual([slug]));
    }
    expect(next).toBeDisabled();

    for (const slug of ['demand-forecast', 'defect-detection', 'card-fraud']) {
      await userEvent.click(previous);
      await waitFor(async () => expect(await slugs()).toEqual([slug]));
    }
    expect(previous).toBeDisabled();
    expect(address()).toHaveTextContent(/^\/ml-projects$/);
  });

  it('goes to the first page where there is none to go back to', async () => {
    render(new FakeMlPlatformApi({ pageSize: 1 }), '/ml-projects?cursor=2');
    expect(await slugs()).toEqual(['demand-forecast']);

    await userEvent.click(
      screen.getByRole('button', { name: 'Previous page' }),
    );

    await waitFor(async () => expect(await slugs()).toEqual(['card-fraud']));
  });

  it('turns no page before the last turn is done', async () => {
    const api = new FakeMlPlatformApi({ pageSize: 1 });
    const list = jest.spyOn(api, 'listProjects');
    render(api);
    expect(await slugs()).toEqual(['card-fraud']);
    const page = await api.listProjects({ cursor: '1' });
    let answer = () => {};
    list.mockReset().mockReturnValue(
      new Promise(resolve => {
        answer = () => resolve(page);
      }),
    );

    const next = screen.getByRole('button', { name: 'Next page' });
    await userEvent.click(next);

    expect(next).toBeDisabled();
    expect(
      screen.getByRole('button', { name: 'Previous page' }),
    ).toBeDisabled();
    expect(await slugs()).toEqual(['card-fraud']);
    answer();
    await waitFor(async () =>
      expect(await slugs()).toEqual(['defect-detection']),
    );
    expect(next).toBeEnabled();
  });

  it('leads back from a page that has become empty', async () => {
    render(new FakeMlPlatformApi(), '/ml-projects?cursor=20');
    expect(
      await screen.findByText('No ML projects on this page any more'),
    ).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('button', { name: 'Previous page' }),
    );

    await waitFor(async () => expect(await slugs()).toHaveLength(4));
  });

  it('looks again while something runs', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    const api = new FakeMlPlatformApi();
    const list = jest.spyOn(api, 'listProjects');
    render(api);
    await screen.findByRole('link', { name: 'Executing' });
    const page = await api.listProjects();
    list.mockReset().mockResolvedValue({
      ...page,
      items: page.items.map(({ lastExecution, ...it }) => ({
        ...it,
        lastExecution: lastExecution && {
          ...lastExecution,
          status: 'Succeeded',
        },
      })),
    });

    await act(() => jest.advanceTimersByTimeAsync(5_000));
    expect(
      await screen.findByRole('link', { name: 'Succeeded' }),
    ).toBeInTheDocument();

    await act(() => jest.advanceTimersByTimeAsync(60_000));
    expect(list).toHaveBeenCalledTimes(1);
  });

  it('says that it is loading', () => {
    render(new FakeMlPlatformApi({ state: 'loading' }));

    expect(
      screen.getByRole('status', { name: 'Reading the ML projects' }),
    ).toBeInTheDocument();
  });

  it('says what to do when there is no ML project', async () => {
    render(new FakeMlPlatformApi({ state: 'empty' }));

    expect(await screen.findByText('No ML projects yet')).toBeInTheDocument();
    expect(screen.getByText(/Ask the ML platform team/)).toBeInTheDocument();
  });

  it('offers all ML projects when a search finds none', async () => {
    render(new FakeMlPlatformApi(), '/ml-projects?filter=nothing-like-it');

    await userEvent.click(
      await screen.findByRole('button', { name: 'Show all ML projects' }),
    );

    expect(await screen.findByText(/^4 ML projects/)).toBeInTheDocument();
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });

  it('shows what could not be read beside what could', async () => {
    render(new FakeMlPlatformApi({ state: 'partial' }));

    const failures = await screen.findByRole('list', {
      name: 'What could not be read',
    });
    expect(failures).toHaveTextContent(
      'Account 201000000031 (ml-card-fraud-dev), eu-west-1: sagemaker:ListDomains was denied. Give the role AtelierReader that action, then refresh.',
    );
    expect(await slugs()).toHaveLength(4);
  });

  it('says why it failed, and tries again', async () => {
    let state: 'error' | 'normal' = 'error';
    render(new FakeMlPlatformApi({ state: () => state }));

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Could not read the ML projects');
    expect(alert).toHaveTextContent(
      'AWS Organizations did not answer for account 100200300401.',
    );
    state = 'normal';
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await slugs()).toHaveLength(4);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('tells a refusal from a failure', async () => {
    render(new FakeMlPlatformApi({ state: 'denied' }));

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('You may not read the ML projects');
    expect(alert).toHaveTextContent('You are not a member of forecasting.');
  });
});
