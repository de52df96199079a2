import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MlPlatformApi } from '@atelier/plugin-ml-platform-common';
import { FakeMlPlatformApi } from '../../../dev/FakeMlPlatformApi';
import { executionAtLength } from '../../../dev/pipelines';
import { failedPage, renderTab, trainPage } from './__testUtils__/renderTab';

const ref = {
  stage: 'dev',
  region: 'eu-west-1',
  pipeline: 'demand-forecast-train',
};
const address = () => screen.getByLabelText('Address');
const panel = (name: string) =>
  screen.findByRole('region', { name: `Step ${name}` });

function answering(change: object) {
  const api: MlPlatformApi = new FakeMlPlatformApi();
  api.getPipelineExecution = async (_slug, { execution }) => ({
    ...executionAtLength(execution)!,
    ...change,
  });
  return api;
}

describe('the page of an execution', () => {
  it('says how it went and with what', async () => {
    renderTab(new FakeMlPlatformApi(), { path: failedPage });

    expect(await screen.findByText('The execution failed')).toBeInTheDocument();
    expect(
      screen.getByText('Step failure: One or multiple steps failed.'),
    ).toBeInTheDocument();
    expect(screen.getByText('3 parameters')).toBeInTheDocument();
    expect(screen.getByText('Eta').nextElementSibling).toHaveTextContent('7');
    expect(
      screen.getByRole('link', { name: 'demand-forecast-train (Dev)' }),
    ).toHaveAttribute('href', trainPage);
  });

  it('shows the graph with each step’s type and status', async () => {
    renderTab(new FakeMlPlatformApi(), { path: failedPage });

    expect(
      await screen.findByRole('button', {
        name: 'Preprocess, Processing, Succeeded, cached',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Train, Training, Failed' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Evaluate, Processing, Not run' }),
    ).toBeInTheDocument();
    expect(screen.getAllByTestId('edge')).toHaveLength(7);
  });

  it('shows what a condition said', async () => {
    renderTab(new FakeMlPlatformApi(), {
      path: `${trainPage}/executions/p0d83kfhs72m`,
    });

    expect(
      await screen.findByRole('button', {
        name: 'CheckAuc, Condition, Succeeded, condition was true',
      }),
    ).toBeInTheDocument();
  });

  it('shows the failed step and its reason first', async () => {
    renderTab(new FakeMlPlatformApi(), { path: failedPage });

    expect(await panel('Train')).toHaveTextContent(
      'value 7 for Parameter eta exceed bound [0,1]',
    );
  });

  it.each(['{Enter}', ' '])('chooses a step with the key %s', async key => {
    renderTab(new FakeMlPlatformApi(), { path: failedPage });
    const node = await screen.findByRole('button', { name: /^Evaluate/ });

    node.focus();
    await userEvent.keyboard(key);

    expect(await panel('Evaluate')).toHaveTextContent('Preprocess, Train');
    expect(address()).toHaveTextContent(`${failedPage}?step=Evaluate`);
  });

  it('shows the same as a table, in the URL', async () => {
    renderTab(new FakeMlPlatformApi(), { path: failedPage });

    await userEvent.click(await screen.findByRole('button', { name: 'Table' }));

    const table = screen.getByRole('table', {
      name: 'Steps of demand-forecast-train',
    });
    expect(
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map(row =>
          within(row)
            .getAllByRole('cell')
            .map(it => it.textContent),
        ),
    ).toEqual([
      ['Processing', 'Succeeded, cached', '2 min 0 s', 'The start'],
      ['Training', 'Failed', '44 s', 'Preprocess'],
      ['Processing', 'Not run', '', 'Preprocess, Train'],
      ['Condition', 'Not run', '', 'Evaluate'],
      ['RegisterModel', 'Not run', '', 'CheckAuc, Train'],
      ['Fail', 'Not run', '', 'CheckAuc'],
    ]);
    expect(address()).toHaveTextContent(`${failedPage}?view=table`);
    await userEvent.click(
      within(table).getByRole('button', { name: 'Preprocess' }),
    );
    expect(await panel('Preprocess')).toHaveTextContent('Succeeded, cached');
  });

  it('says so when there is no such execution', async () => {
    renderTab(new FakeMlPlatformApi(), {
      path: `${trainPage}/executions/gone`,
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'No execution gone of demand-forecast-train.',
    );
  });

  it('says so when AWS does not tell the steps', async () => {
    renderTab(answering({ steps: [] }), { path: failedPage });

    expect(
      await screen.findByText(/AWS does not list the steps/),
    ).toBeInTheDocument();
  });
});

describe('the log of a step', () => {
  const showLog = async () =>
    userEvent.click(
      await screen.findByRole('button', { name: 'Show the end of its log' }),
    );

  it('is read only when asked for, and is nothing but text', async () => {
    const api: MlPlatformApi = new FakeMlPlatformApi();
    const read = jest.spyOn(api, 'getStepLogs');
    renderTab(api, { path: failedPage });
    await panel('Train');
    expect(read).not.toHaveBeenCalled();

    await showLog();

    const log = await screen.findByRole('region', { name: 'Log of Train' });
    expect(log).toHaveTextContent('Reporting training FAILURE');
    expect(log).toHaveTextContent(
      '<script>alert("data is only text")</script>',
    );
    expect(log.querySelector('script')).toBeNull();
    expect(screen.getByText('Read 7 lines of the log.')).toHaveAttribute(
      'role',
      'status',
    );
    expect(log.closest('[aria-live]')).toBeNull();
    expect(
      screen.getByRole('link', { name: /^CloudWatch Logs/ }),
    ).toBeInTheDocument();
    expect(read).toHaveBeenCalledWith(
      'demand-forecast',
      { ...ref, execution: 'k2f8s0d91msa' },
      'Train',
    );
  });

  it('is kept from those who may not read it', async () => {
    renderTab(new FakeMlPlatformApi(), {
      path: failedPage,
      slug: 'logs-denied',
      denied: ['ml-platform.pipeline.logs.read'],
    });

    expect(await panel('Train')).toHaveTextContent('You may not read its log');
    expect(
      screen.queryByRole('button', { name: 'Show the end of its log' }),
    ).not.toBeInTheDocument();
  });

  it('is not said to be refused where nobody could be asked', async () => {
    renderTab(new FakeMlPlatformApi(), {
      path: failedPage,
      slug: 'permissions-away',
      unanswered: new Error('The permission backend is away.'),
    });

    const step = await panel('Train');
    expect(
      await within(step).findByText('The permission backend is away.'),
    ).toBeInTheDocument();
    expect(step).not.toHaveTextContent('You may not read its log');
  });

  it('says why it could not be read', async () => {
    const api: MlPlatformApi = new FakeMlPlatformApi();
    api.getStepLogs = async () => {
      throw new Error('logs:GetLogEvents was denied.');
    };
    renderTab(api, { path: failedPage });
    await showLog();

    expect(
      await screen.findByText('logs:GetLogEvents was denied.'),
    ).toBeInTheDocument();
  });

  it('is not offered where nothing writes one', async () => {
    renderTab(new FakeMlPlatformApi(), { path: `${failedPage}?step=Register` });

    await panel('Register');
    expect(
      screen.queryByRole('button', { name: 'Show the end of its log' }),
    ).not.toBeInTheDocument();
  });
});

describe('acting on an execution', () => {
  it.each([
    ['Stop', 'running12345', 'stopPipelineExecution'],
    ['Retry', 'k2f8s0d91msa', 'retryPipelineExecution'],
  ])('asks first: %s', async (verb, execution, method) => {
    const api = new FakeMlPlatformApi();
    renderTab(api, { path: `${trainPage}/executions/${execution}` });

    await userEvent.click(await screen.findByRole('button', { name: verb }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(api.done).toEqual([]);
    await userEvent.click(dialog.getByRole('button', { name: verb }));

    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(api.done).toEqual([
      [method, 'demand-forecast', { ...ref, execution }],
    ]);
  });

  it('stays open with the reason when it was refused', async () => {
    const api: MlPlatformApi = new FakeMlPlatformApi();
    api.retryPipelineExecution = async () => {
      throw new Error('The pipeline already runs.');
    };
    renderTab(api, { path: failedPage });
    await userEvent.click(await screen.findByRole('button', { name: 'Retry' }));
    const dialog = within(await screen.findByRole('dialog'));

    await userEvent.click(dialog.getByRole('button', { name: 'Retry' }));

    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The pipeline already runs.',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it.each([
    ['Executing', ['Stop']],
    ['Stopping', []],
    ['Stopped', ['Retry']],
    ['Failed', ['Retry']],
    ['Succeeded', []],
  ])('offers only what makes sense when %s', async (status, offered) => {
    renderTab(answering({ status }), { path: failedPage });

    await screen.findByRole('region', { name: 'Steps' });
    expect(
      screen
        .queryAllByRole('button', { name: /^(Stop|Retry)$/ })
        .map(it => it.textContent),
    ).toEqual(offered);
  });

  it('offers nothing to those who may not', async () => {
    renderTab(new FakeMlPlatformApi(), {
      path: failedPage,
      slug: 'operate-denied',
      denied: ['ml-platform.pipeline.operate'],
    });

    await panel('Train');
    expect(
      screen.queryByRole('button', { name: 'Retry' }),
    ).not.toBeInTheDocument();
  });
});
