import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { useLocation } from 'react-router-dom';
import {
  MlPlatformApi,
  ProjectCosts,
  UNTAGGED,
} from '@atelier/plugin-ml-platform-common';
import { projectEntity } from '../../../dev/entities';
import { noCosts } from '../../../dev/costs';
import { FakeMlPlatformApi } from '../../../dev/FakeMlPlatformApi';
import { mlPlatformApiRef } from '../../api';
import { CostsContent } from './CostsContent';

const year = new Date().getUTCFullYear();
const costs: ProjectCosts = {
  unit: 'USD',
  groupBy: 'user',
  dates: [`${year}-10-31`, `${year}-11-01`, `${year}-11-02`],
  series: [
    { key: UNTAGGED, amounts: [10, 0, 20.5], total: 30.5 },
    {
      key: 'user:default/ravi.patel',
      amounts: [1, 2.25, 3],
      total: 6.25,
    },
    { key: '<b>somebody</b>', amounts: [0, 0, 1.25], total: 1.25 },
  ],
  total: 38,
  monthToDate: 27,
  lastMonthToDate: 20,
  lastMonth: 310,
  asOf: new Date().toISOString(),
  failures: [],
};

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="Address">{`${pathname}${search}`}</output>;
}

function render(api: MlPlatformApi, path = '/costs') {
  renderInTestApp(
    <EntityProvider
      entity={projectEntity('demand-forecast', 'group:default/forecasting')}
    >
      <CostsContent />
      <Address />
    </EntityProvider>,
    {
      apis: [[mlPlatformApiRef, api]],
      initialRouteEntries: [path],
      mountPath: '/costs',
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

function answering(answer: Partial<ProjectCosts>) {
  const api: MlPlatformApi = new FakeMlPlatformApi();
  api.getCosts = async () => ({ ...costs, ...answer });
  return api;
}

const figure = (term: string) =>
  screen.getByText(term, { selector: 'dt' }).nextElementSibling;

/** The table as text, row by row; the daily one is folded away. */
async function rowsOf(name: string) {
  const table = await screen.findByRole('table', { name, hidden: true });
  return Array.from(table.querySelectorAll('tr')).map(row =>
    Array.from(row.children).map(it => it.textContent),
  );
}

describe('CostsContent', () => {
  it('compares this month with the last', async () => {
    render(answering({}));

    expect(await screen.findByText('This month, to Nov 2')).toBeInTheDocument();
    expect(figure('This month, to Nov 2')).toHaveTextContent(
      '$27.0035% more than last month to the same day',
    );
    expect(figure('Last month, to Oct 2')).toHaveTextContent('$20.00');
    expect(figure(`All of October ${year}`)).toHaveTextContent('$310.00');
    expect(figure('Last 3 days')).toHaveTextContent('$38.00');
  });

  it('shows the parts, with what nobody is tagged for, and that they add up', async () => {
    render(answering({}), '/costs?by=user');

    expect(await rowsOf('Costs by person')).toEqual([
      ['Person', 'Costs', 'Share'],
      ['Not tagged with a person', '$30.50', '80.3%'],
      ['ravi.patel', '$6.25', '16.4%'],
      ['<b>somebody</b>', '$1.25', '3.3%'],
      ['Total', '$38.00', '100%'],
    ]);
    expect(screen.getByRole('link', { name: 'ravi.patel' })).toHaveAttribute(
      'href',
      '/catalog/default/user/ravi.patel',
    );
  });

  it('has the numbers behind the chart, newest day first', async () => {
    render(answering({}));

    expect(await rowsOf('Costs day by day')).toEqual([
      [
        'Day (UTC)',
        'Total',
        'Not tagged with a person',
        'ravi.patel',
        '<b>somebody</b>',
      ],
      ['Nov 2', '$24.75', '$20.50', '$3.00', '$1.25'],
      ['Nov 1', '$2.25', '$0.00', '$2.25', '$0.00'],
      ['Oct 31', '$11.00', '$10.00', '$1.00', '$0.00'],
    ]);
    expect(
      screen.getByRole('img', {
        name: /^Daily costs of demand-forecast by person/,
      }),
    ).toBeInTheDocument();
  });

  it('says which stage an account is', async () => {
    render(new FakeMlPlatformApi(), '/costs?by=account');

    await waitFor(async () =>
      expect((await rowsOf('Costs by account')).map(([it]) => it)).toEqual([
        'Account',
        '201000000011 (Dev)',
        '201000000013 (Prod)',
        '201000000012 (PreProd)',
        'Total',
      ]),
    );
  });

  it('asks for what the URL says', async () => {
    const api: MlPlatformApi = new FakeMlPlatformApi();
    const read = jest.spyOn(api, 'getCosts');
    render(api, '/costs?by=stage&days=90');

    await screen.findByRole('table', { name: 'Costs by stage' });
    expect(read).toHaveBeenCalledTimes(1);
    expect(read).toHaveBeenCalledWith('demand-forecast', {
      groupBy: 'stage',
      days: 90,
    });
  });

  it('asks for services of 30 days when the URL says nonsense', async () => {
    const api: MlPlatformApi = new FakeMlPlatformApi();
    const read = jest.spyOn(api, 'getCosts');
    render(api, '/costs?by=moon&days=-4');

    await screen.findByRole('table', { name: 'Costs by service' });
    expect(read).toHaveBeenCalledWith('demand-forecast', {
      groupBy: 'service',
      days: 30,
    });
  });

  it('keeps what is chosen in the URL', async () => {
    render(new FakeMlPlatformApi());

    await userEvent.click(
      await screen.findByRole('button', { name: /^Split by/ }),
    );
    await userEvent.click(await screen.findByRole('option', { name: 'Stage' }));
    await screen.findByRole('table', { name: 'Costs by stage' });
    await userEvent.click(screen.getByRole('button', { name: /^Range/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Last 7 days' }),
    );

    await waitFor(() =>
      expect(screen.getByLabelText('Address')).toHaveTextContent(
        '/costs?by=stage&days=7',
      ),
    );
    expect(
      await screen.findByText('Last 7 days', { selector: 'dt' }),
    ).toBeInTheDocument();
  });

  it.each([
    [{ dates: [], asOf: undefined }, 'Costs have not been read from AWS yet'],
    [{}, 'No costs of demand-forecast in this range'],
  ])('says what to do when there is nothing: %j', async (answer, title) => {
    render(answering({ ...noCosts, ...answer }));

    expect(await screen.findByText(title)).toBeInTheDocument();
  });

  it('says that the costs are old, all of them, beside what is known', async () => {
    render(new FakeMlPlatformApi({ state: 'partial' }));

    expect(
      await screen.findByText('Warning: Not all costs could be read'),
    ).toBeInTheDocument();
    expect(
      screen.queryByText(/others are not affected/),
    ).not.toBeInTheDocument();
    expect(
      screen.getByRole('list', { name: 'What could not be read' }),
    ).toHaveTextContent('ce:GetCostAndUsage was denied.');
    expect(
      within(screen.getByRole('table', { name: 'Costs by service' })).getByText(
        'Amazon SageMaker',
      ),
    ).toBeInTheDocument();
  });

  it.each([
    ['error', 'Could not read the costs of demand-forecast'],
    ['denied', 'You may not read the costs of demand-forecast'],
  ] as const)('says so when the answer is %s', async (state, title) => {
    render(new FakeMlPlatformApi({ state }));

    expect(await screen.findByRole('alert')).toHaveTextContent(title);
  });

  it('says that it is loading', async () => {
    render(new FakeMlPlatformApi({ state: 'loading' }));

    expect(
      await screen.findByRole('status', {
        name: 'Reading the costs of demand-forecast',
      }),
    ).toBeInTheDocument();
  });
});
