import { act, render, screen } from '@testing-library/react';
import { Age } from './Age';

describe('Age', () => {
  afterEach(() => jest.useRealTimers());

  it('grows while one looks', () => {
    jest.useFakeTimers();
    render(<Age time={new Date().toISOString()} />);
    expect(screen.getByText('just now')).toBeInTheDocument();

    act(() => jest.advanceTimersByTime(60_000));

    expect(screen.getByText('1 min ago')).toBeInTheDocument();
  });
});
