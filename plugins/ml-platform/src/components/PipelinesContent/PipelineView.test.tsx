import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  MlPlatformApi,
  PipelineExecutionRef,
} from '@atelier/plugin-ml-platform-common';
import { FakeMlPlatformApi } from '../../../dev/FakeMlPlatformApi';
import { renderTab, tab, trainPage } from './__testUtils__/renderTab';

const executions = async () =>
  within(
    await screen.findByRole('table', {
      name: 'Executions of demand-forecast-train',
    }),
  );

describe('the page of a pipeline', () => {
  it('shows its executions, newest first, and the way back', async () => {
    renderTab(new FakeMlPlatformApi(), { path: trainPage });

    const table = await executions();
    const rows = table.getAllByRole('rowheader').map(it => it.textContent);
    expect(rows).toHaveLength(10);
    expect(rows.slice(0, 2)).toEqual(['execution-2345', 'execution-1msa']);
    const failed = table.getByRole('row', { name: /^execution-1msa/ });
    expect(failed).toHaveTextContent('Failed');
    expect(failed).toHaveTextContent('One or multiple steps failed.');
    expect(failed).toHaveTextContent('6 min 0 s');
    expect(within(failed).getByRole('link')).toHaveAttribute(
      'href',
      `${trainPage}/executions/k2f8s0d91msa`,
    );
    expect(screen.getByRole('link', { name: 'Pipelines' })).toHaveAttribute(
      'href',
      tab,
    );
  });

  it('shows older executions when asked', async () => {
    renderTab(new FakeMlPlatformApi(), { path: trainPage });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Show older executions' }),
    );

    const table = await executions();
    await waitFor(() =>
      expect(table.getAllByRole('rowheader')).toHaveLength(18),
    );
    expect(
      screen.queryByRole('button', { name: 'Show older executions' }),
    ).not.toBeInTheDocument();
  });

  it('says that it never ran', async () => {
    renderTab(new FakeMlPlatformApi(), {
      path: `${tab}/dev/eu-west-1/nightly-features`,
    });

    expect(await screen.findByText(/It has never run/)).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Show older executions' }),
    ).not.toBeInTheDocument();
  });

  it('says so when there is no such pipeline', async () => {
    renderTab(new FakeMlPlatformApi(), { path: `${tab}/prod/eu-west-1/gone` });

    expect(
      await screen.findByText('No pipeline gone in Prod, eu-west-1'),
    ).toBeInTheDocument();
  });
});

describe('starting a pipeline', () => {
  async function open() {
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Start demand-forecast-train',
      }),
    );
    return within(await screen.findByRole('dialog'));
  }

  it('sends what differs from the definition, and leads to the execution', async () => {
    const api = new FakeMlPlatformApi();
    renderTab(api, { path: trainPage });
    const dialog = await open();
    expect(dialog.getByText(/201000000011/)).toBeInTheDocument();
    expect(dialog.getByLabelText(/^Eta/)).toHaveValue('0.2');

    const rounds = dialog.getByLabelText(/^NumRound/);
    await userEvent.clear(rounds);
    await userEvent.type(rounds, '250');
    await userEvent.click(dialog.getByRole('button', { name: 'Start' }));

    await waitFor(() =>
      expect(screen.getByLabelText('Address')).toHaveTextContent(
        `${trainPage}/executions/running12345`,
      ),
    );
    expect(api.done).toEqual([
      [
        'startPipeline',
        'demand-forecast',
        {
          stage: 'dev',
          region: 'eu-west-1',
          pipeline: 'demand-forecast-train',
        },
        {
          parameters: [{ name: 'NumRound', value: '250' }],
          requestToken: expect.stringMatching(/^[0-9a-f]{32}$/),
        },
      ],
    ]);
  });

  it('cannot be left while it is under way', async () => {
    const api: MlPlatformApi = new FakeMlPlatformApi();
    let answer = (_ref: PipelineExecutionRef) => {};
    api.startPipeline = () =>
      new Promise(resolve => {
        answer = resolve;
      });
    renderTab(api, { path: trainPage });
    const dialog = await open();
    await userEvent.click(dialog.getByRole('button', { name: 'Start' }));

    expect(dialog.getByRole('button', { name: 'Cancel' })).toBeDisabled();
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('dialog')).toBeInTheDocument();

    answer({
      stage: 'dev',
      region: 'eu-west-1',
      pipeline: 'demand-forecast-train',
      execution: 'running12345',
    });
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('does not send what SageMaker would refuse', async () => {
    renderTab(new FakeMlPlatformApi(), { path: trainPage });
    const dialog = await open();

    const rounds = dialog.getByLabelText(/^NumRound/);
    await userEvent.clear(rounds);
    await userEvent.type(rounds, 'many');

    expect(rounds).toHaveAccessibleDescription('It must be a whole number.');
    expect(dialog.getByRole('button', { name: 'Start' })).toBeDisabled();
  });

  it('says why it was refused, and sends the same request again', async () => {
    const api: MlPlatformApi = new FakeMlPlatformApi();
    const tokens: string[] = [];
    api.startPipeline = async (_slug, ref, { requestToken }) => {
      tokens.push(requestToken);
      if (tokens.length === 1) {
        throw new Error('sagemaker:StartPipelineExecution was throttled.');
      }
      return { ...ref, execution: 'running12345' };
    };
    renderTab(api, { path: trainPage });
    const dialog = await open();

    await userEvent.click(dialog.getByRole('button', { name: 'Start' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'sagemaker:StartPipelineExecution was throttled.',
    );

    await userEvent.click(dialog.getByRole('button', { name: 'Start' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(tokens[1]).toBe(tokens[0]);
  });
});
