import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { projectEntity } from '../../../dev/entities';
import { FakeMlPlatformApi } from '../../../dev/FakeMlPlatformApi';
import { mlPlatformApiRef } from '../../api';
import { AccountsContent } from './AccountsContent';

function render(api: FakeMlPlatformApi) {
  renderInTestApp(
    <EntityProvider entity={projectEntity('card-fraud', 'group:default/fraud')}>
      <AccountsContent />
    </EntityProvider>,
    { apis: [[mlPlatformApiRef, api]] },
  );
}

describe('AccountsContent', () => {
  it('shows each account with its place and state', async () => {
    render(new FakeMlPlatformApi());

    const table = await screen.findByRole('table', { name: 'Accounts' });
    const stages = within(table).getAllByRole('rowheader');
    expect(stages.map(it => it.textContent)).toEqual([
      'Dev',
      'PreProd',
      'Prod',
    ]);
    const prod = within(table).getByRole('row', { name: /^Prod/ });
    expect(prod).toHaveTextContent('201000000033');
    expect(prod).toHaveTextContent('ml-card-fraud-prod');
    expect(prod).toHaveTextContent('Workloads/Production');
    expect(prod).toHaveTextContent('SUSPENDED');
    expect(prod).toHaveTextContent('eu-west-1');
  });

  it('leads to the AWS console in a new tab', async () => {
    render(new FakeMlPlatformApi());

    const link = await screen.findByRole('link', {
      name: /^AWS console of ml-card-fraud-dev/,
    });
    expect(link).toHaveAttribute(
      'href',
      'https://eu-west-1.console.aws.amazon.com/console/home?region=eu-west-1',
    );
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('rel', 'noopener');
  });

  it('copies an account ID', async () => {
    const user = userEvent.setup();
    render(new FakeMlPlatformApi());
    const copied: string[] = [];
    const copy = () => copied.push(window.getSelection()?.toString() ?? '');
    document.execCommand = () => copy() > 0;

    await user.click(
      await screen.findByRole('button', {
        name: 'Copy account ID 201000000031',
      }),
    );

    expect(copied).toEqual(['201000000031']);
  });

  it('says what to do when there is no account', async () => {
    render(new FakeMlPlatformApi({ state: 'empty' }));

    expect(await screen.findByText('No accounts yet')).toBeInTheDocument();
    expect(
      screen.getByText(/tagged with the ML project card-fraud/),
    ).toBeInTheDocument();
  });

  it('shows the failed account beside the others', async () => {
    render(new FakeMlPlatformApi({ state: 'partial' }));

    expect(
      await screen.findByText('Warning: Not all accounts could be read'),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('rowheader')).toHaveLength(3);
  });

  it('says that it is loading', async () => {
    render(new FakeMlPlatformApi({ state: 'loading' }));

    expect(
      await screen.findByRole('status', {
        name: 'Reading the accounts of card-fraud',
      }),
    ).toBeInTheDocument();
  });

  it('says why one may not see them', async () => {
    render(new FakeMlPlatformApi({ state: 'denied' }));

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      'You may not read the accounts of card-fraud',
    );
    expect(alert).toHaveTextContent('ask the group that owns the ML project');
  });

  it('says why it failed, and that it tries again', async () => {
    let state: 'error' | 'loading' = 'error';
    render(new FakeMlPlatformApi({ state: () => state }));

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'AWS Organizations did not answer',
    );
    state = 'loading';
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(
      await screen.findByRole('status', {
        name: 'Reading the accounts of card-fraud',
      }),
    ).toBeInTheDocument();
  });

  it('shows them when it can again', async () => {
    let state: 'error' | 'normal' = 'error';
    render(new FakeMlPlatformApi({ state: () => state }));
    const retry = await screen.findByRole('button', { name: 'Try again' });

    state = 'normal';
    await userEvent.click(retry);

    expect(await screen.findAllByRole('rowheader')).toHaveLength(3);
  });

  it('offers no refresh, which does not read them', async () => {
    render(new FakeMlPlatformApi());

    await screen.findByRole('table');
    expect(
      screen.queryByRole('button', { name: 'Refresh' }),
    ).not.toBeInTheDocument();
  });
});
