import { act, render, screen, waitFor } from '@testing-library/react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { ResponseError } from '@backstage/errors';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { Signals } from './__testUtils__/Signals';
import { useLive } from './useLive';

/** Answers in the order in which the test lets it. */
class Source {
  readonly waiting: Array<{
    resolve: (value: string) => void;
    reject: (error: Error) => void;
  }> = [];

  load = () =>
    new Promise<string>((resolve, reject) => {
      this.waiting.push({ resolve, reject });
    });

  async answer(index: number, value: string | Error) {
    await act(async () => {
      const { resolve, reject } = this.waiting[index];
      if (value instanceof Error) {
        reject(value);
      } else {
        resolve(value);
      }
    });
  }
}

const isRunning = (value: string) => value === 'running';

function Live(props: { load: () => Promise<string> }) {
  const state = useLive(props.load, {
    slug: 'card-fraud',
    what: 'pipelines',
    isRunning,
  });
  return (
    <>
      <output aria-label="Value">{state.value}</output>
      <output aria-label="Error">{state.error?.message}</output>
      <output aria-label="Refresh error">{state.refreshError?.message}</output>
      <output aria-label="Loading">{String(state.loading)}</output>
      <button onClick={state.retry}>Retry</button>
    </>
  );
}

function withSignals(signals: Signals | undefined, element: JSX.Element) {
  return signals ? (
    <TestApiProvider apis={[[signalApiRef, signals]]}>
      {element}
    </TestApiProvider>
  ) : (
    <TestApiProvider apis={[]}>{element}</TestApiProvider>
  );
}

function renderLive(source: Source, signals?: Signals) {
  return render(withSignals(signals, <Live load={source.load} />));
}

const output = (name: string) => screen.getByLabelText(name).textContent;
const refused = (status: number) =>
  ResponseError.fromResponse({
    ok: false,
    status,
    statusText: 'Refused',
    headers: new Headers(),
    text: async () => 'refused',
  } as Response);

function setVisibility(state: DocumentVisibilityState) {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

describe('useLive', () => {
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('reads again when a signal says that it changed, and only then', async () => {
    const source = new Source();
    const signals = new Signals();
    renderLive(source, signals);
    await source.answer(0, 'first');
    expect(output('Value')).toBe('first');

    signals.say('card-fraud', { what: 'costs' });
    expect(source.waiting).toHaveLength(1);

    signals.say('card-fraud', { what: 'pipelines' });
    expect(source.waiting).toHaveLength(2);
    expect(output('Value')).toBe('first');
    expect(output('Loading')).toBe('true');

    await source.answer(1, 'second');
    expect(output('Value')).toBe('second');
    expect(output('Loading')).toBe('false');
  });

  it('keeps what it has when it cannot be read again', async () => {
    const source = new Source();
    renderLive(source);
    await source.answer(0, 'first');
    act(() => screen.getByText('Retry').click());
    await source.answer(1, new Error('away'));

    expect(output('Value')).toBe('first');
    expect(output('Refresh error')).toBe('away');
    expect(output('Error')).toBe('');
  });

  it('drops what the person may no longer see', async () => {
    const source = new Source();
    renderLive(source);
    await source.answer(0, 'first');
    act(() => screen.getByText('Retry').click());
    await source.answer(1, await refused(403));

    expect(output('Value')).toBe('');
    expect(output('Error')).not.toBe('');
  });

  it('does not show an answer that a later one has overtaken', async () => {
    const source = new Source();
    renderLive(source);
    act(() => screen.getByText('Retry').click());
    await source.answer(1, 'later');
    await source.answer(0, 'earlier');

    expect(output('Value')).toBe('later');
  });

  it('shows nothing of the one before when another is asked for', async () => {
    const before = new Source();
    const after = new Source();
    const { rerender } = renderLive(before);
    await before.answer(0, 'before');
    rerender(
      <TestApiProvider apis={[]}>
        <Live load={after.load} />
      </TestApiProvider>,
    );
    await waitFor(() => expect(output('Value')).toBe(''));

    await after.answer(0, 'after');
    expect(output('Value')).toBe('after');
  });

  it('looks every few seconds while it runs', async () => {
    jest.useFakeTimers();
    const source = new Source();
    renderLive(source);
    await source.answer(0, 'running');
    act(() => jest.advanceTimersByTime(5_000));
    expect(source.waiting).toHaveLength(2);

    await source.answer(1, 'done');
    act(() => jest.advanceTimersByTime(600_000));
    expect(source.waiting).toHaveLength(2);
  });

  it('does not look again before it was answered', async () => {
    jest.useFakeTimers();
    const source = new Source();
    renderLive(source);
    await source.answer(0, 'running');
    act(() => jest.advanceTimersByTime(5_000));
    act(() => jest.advanceTimersByTime(5_000));
    expect(source.waiting).toHaveLength(2);

    await source.answer(1, new Error('away'));
    act(() => jest.advanceTimersByTime(5_000));
    expect(source.waiting).toHaveLength(3);
  });

  it('does not look while nobody can see it, and at once when one can again', async () => {
    jest.useFakeTimers();
    const source = new Source();
    renderLive(source);
    await source.answer(0, 'running');
    setVisibility('hidden');
    act(() => jest.advanceTimersByTime(600_000));
    expect(source.waiting).toHaveLength(1);

    setVisibility('visible');
    expect(source.waiting).toHaveLength(2);
  });
});
