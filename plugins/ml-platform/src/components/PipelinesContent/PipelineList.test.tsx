import { screen, within } from '@testing-library/react';
import { MlPlatformApi } from '@atelier/plugin-ml-platform-common';
import { FakeMlPlatformApi } from '../../../dev/FakeMlPlatformApi';
import { renderTab, tab, trainPage } from './__testUtils__/renderTab';

const row = (name: RegExp) => screen.findByRole('row', { name });

describe('the list of pipelines', () => {
  it('shows them by stage and account', async () => {
    renderTab(new FakeMlPlatformApi());

    const dev = await screen.findByRole('region', {
      name: 'Pipelines in Dev, eu-west-1',
    });
    expect(dev).toHaveTextContent('Account 201000000011, eu-west-1');
    expect(
      within(dev)
        .getAllByRole('rowheader')
        .map(it => it.textContent),
    ).toEqual(['demand-forecast-train', 'nightly-features']);
    const preprod = screen.getByRole('region', {
      name: 'Pipelines in PreProd, eu-west-1',
    });
    expect(
      within(preprod).getByRole('link', { name: 'drift-check' }),
    ).toHaveAttribute('href', `${tab}/preprod/eu-west-1/drift-check`);
  });

  it('says how the last execution goes and leads to it', async () => {
    renderTab(new FakeMlPlatformApi());

    const train = await row(/^demand-forecast-train/);
    expect(
      within(train).getByRole('link', { name: 'Executing' }),
    ).toHaveAttribute('href', `${trainPage}/executions/running12345`);
    expect(train).toHaveTextContent(/just now, running for \d+ s/);
    expect(await row(/^drift-check/)).toHaveTextContent(
      '1 day ago, took 14 min 0 s',
    );
    expect(await row(/^nightly-features/)).toHaveTextContent('Never ran');
  });

  it('has a strip of recent executions, newest last', async () => {
    renderTab(new FakeMlPlatformApi());

    const strip = await screen.findByRole('list', {
      name: 'Recent executions of demand-forecast-train',
    });
    const links = within(strip).getAllByRole('link');
    expect(links).toHaveLength(10);
    expect(links[9]).toHaveAccessibleName('Executing, just now');
    expect(links[8]).toHaveAccessibleName('Failed, 3 h ago');
    expect(links[8]).toHaveAttribute(
      'href',
      `${trainPage}/executions/k2f8s0d91msa`,
    );
  });

  it('does not offer to start to those who may not', async () => {
    const fake = new FakeMlPlatformApi();
    const api: MlPlatformApi = new FakeMlPlatformApi();
    api.getPipelines = () => fake.getPipelines('demand-forecast');
    renderTab(api, {
      slug: 'operate-denied',
      denied: ['ml-platform.pipeline.operate'],
    });

    await row(/^demand-forecast-train/);
    expect(
      screen.queryByRole('button', { name: /^Start/ }),
    ).not.toBeInTheDocument();
  });

  it('leads to the template when there is none', async () => {
    renderTab(new FakeMlPlatformApi(), { slug: 'price-elasticity' });

    expect(await screen.findByText('No pipelines yet')).toBeInTheDocument();
    const link = screen.getByRole('button', {
      name: 'Create an MLOps project',
    });
    const url = new URL(link.getAttribute('href') ?? '', 'http://localhost');
    expect(url.pathname).toBe('/create/templates/default/mlops-train-deploy');
    expect(JSON.parse(url.searchParams.get('formData') ?? '')).toEqual({
      project: 'price-elasticity',
    });
  });

  it('does not say that there is none before AWS was read', async () => {
    const api: MlPlatformApi = new FakeMlPlatformApi();
    api.getPipelines = async () => ({ items: [], failures: [] });
    renderTab(api);

    expect(
      await screen.findByText('Pipelines have not been read from AWS yet'),
    ).toBeInTheDocument();
  });

  it('shows the failed account beside the others', async () => {
    renderTab(new FakeMlPlatformApi({ state: 'partial' }));

    expect(
      await screen.findByRole('list', {
        name: 'Accounts that could not be read',
      }),
    ).toHaveTextContent('Account 201000000031, eu-west-1');
    expect(await row(/^demand-forecast-train/)).toBeInTheDocument();
  });

  it.each([
    ['error', 'Could not read the pipelines of demand-forecast'],
    ['denied', 'You may not read the pipelines of demand-forecast'],
  ] as const)('says so when the answer is %s', async (state, title) => {
    renderTab(new FakeMlPlatformApi({ state }));

    expect(await screen.findByRole('alert')).toHaveTextContent(title);
  });

  it('says that it is loading', async () => {
    renderTab(new FakeMlPlatformApi({ state: 'loading' }));

    expect(
      await screen.findByRole('status', {
        name: 'Reading the pipelines of demand-forecast',
      }),
    ).toBeInTheDocument();
  });

  it.each([`${tab}/staging/eu-west-1/x`, `${tab}/dev`])(
    'says that %s leads nowhere',
    async path => {
      renderTab(new FakeMlPlatformApi(), { path });

      expect(
        await screen.findByText(/does not lead to a pipeline/),
      ).toBeInTheDocument();
    },
  );
});
