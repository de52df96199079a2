import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { projectEntity } from '../../../dev/entities';
import { FakeMlPlatformApi } from '../../../dev/FakeMlPlatformApi';
import { mlPlatformApiRef } from '../../api';
import { MlProjectCard } from './MlProjectCard';

function render(api: FakeMlPlatformApi, slug = 'demand-forecast') {
  renderInTestApp(
    <EntityProvider entity={projectEntity(slug, 'group:default/forecasting')}>
      <MlProjectCard />
    </EntityProvider>,
    {
      apis: [[mlPlatformApiRef, api]],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

const fact = (term: string) =>
  screen.getByText(term, { selector: 'dt' }).nextElementSibling;

describe('MlProjectCard', () => {
  it('shows the ML project at a glance', async () => {
    render(new FakeMlPlatformApi());

    await screen.findByText('Owner');
    expect(fact('Owner')).toHaveTextContent('forecasting');
    expect(fact('Cost centre')).toHaveTextContent('CC-1001');
    expect(fact('Accounts')).toHaveTextContent('dev 201000000011');
    expect(fact('Cost, month to date')).toHaveTextContent('$1,234.56');
    expect(fact('Last execution')).toHaveTextContent(
      'Executingdemand-forecast-train, just now',
    );
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
