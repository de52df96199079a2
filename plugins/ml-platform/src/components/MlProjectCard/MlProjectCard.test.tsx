import { useState } from 'react';
import { act, screen, waitFor } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { projectEntity } from '../../../dev/entities';
import { FakeMlPlatformApi } from '../../../dev/FakeMlPlatformApi';
import { mlPlatformApiRef } from '../../api';
import { Signals } from '../shared/__testUtils__/Signals';
import { MlProjectCard } from './MlProjectCard';

/** Renders the card, and gives a way from its ML project to another one. */
function render(api: FakeMlPlatformApi, slug = 'demand-forecast') {
  const signals = new Signals();
  let show = (_slug: string) => {};
  function Page() {
    const [shown, setShown] = useState(slug);
    show = setShown;
    return (
      <EntityProvider
        entity={projectEntity(shown, 'group:default/forecasting')}
      >
        <MlProjectCard />
      </EntityProvider>
    );
  }
  renderInTestApp(<Page />, {
    apis: [
      [mlPlatformApiRef, api],
      [signalApiRef, signals],
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
  return { signals, show: (next: string) => act(() => show(next)) };
}

const fact = (term: string) =>
  screen.getByText(term, { selector: 'dt' }).nextElementSibling;

describe('MlProjectCard', () => {
  it('shows the ML project at a glance', async () => {
    render(new FakeMlPlatformApi());

    await screen.findByText('Owner');
    expect(fact('Owner')).toHaveTextContent('forecasting');
    expect(fact('Cost centre')).toHaveTextContent('CC-1001');
    expect(fact('Accounts')).toHaveTextContent('Dev 201000000011');
    expect(fact('Cost, month to date')).toHaveTextContent('$1,234.56');
    expect(fact('Last execution')).toHaveTextContent(
      'Executingdemand-forecast-train, just now',
    );
  });

  it('says how the last execution ended when it does', async () => {
    const api = new FakeMlPlatformApi();
    const { signals } = render(api);
    await screen.findByRole('link', { name: 'Executing' });
    const { lastExecution, ...project } = await api.getProject(
      'demand-forecast',
    );
    const read = jest.spyOn(api, 'getProject').mockResolvedValue({
      ...project,
      lastExecution: { ...lastExecution!, status: 'Failed' },
    });

    signals.say('demand-forecast', { what: 'pipelines' });

    expect(read).toHaveBeenCalledTimes(1);
    await waitFor(() =>
      expect(fact('Last execution')).toHaveTextContent('Failed'),
    );
  });

  it('shows nothing of the ML project before', async () => {
    let state: 'normal' | 'loading' = 'normal';
    const { show } = render(new FakeMlPlatformApi({ state: () => state }));
    await screen.findByText('Owner');

    state = 'loading';
    show('card-fraud');

    expect(
      await screen.findByRole('status', {
        name: 'Reading the ML project card-fraud',
      }),
    ).toBeInTheDocument();
    expect(screen.queryByText('CC-1001')).not.toBeInTheDocument();
  });

  it('leads to the tabs', async () => {
    render(new FakeMlPlatformApi());

    expect(
      await screen.findByRole('link', { name: 'Accounts' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/system/demand-forecast/accounts',
    );
    for (const tab of ['Studio', 'Pipelines', 'Models', 'Costs']) {
      expect(screen.getByRole('link', { name: tab })).toHaveAttribute(
        'href',
        `/catalog/default/system/demand-forecast/${tab.toLowerCase()}`,
      );
    }
  });

  it('says so where no cost was collected yet', async () => {
    render(new FakeMlPlatformApi(), 'defect-detection');

    expect(await screen.findByText('Not collected yet')).toBeInTheDocument();
  });

  it('says so when there is no such ML project', async () => {
    render(new FakeMlPlatformApi(), 'shelf-vision');

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('No ML project shelf-vision.');
    expect(alert).toHaveTextContent(
      'An ML project appears a few minutes after its accounts are tagged',
    );
  });
});
