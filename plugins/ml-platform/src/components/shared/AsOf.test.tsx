import { render, screen } from '@testing-library/react';
import { AsOf } from './AsOf';

const ago = (hours: number) =>
  new Date(Date.now() - hours * 60 * 60 * 1000).toISOString();

describe('AsOf', () => {
  it.each([
    ['fresh data', ago(2), 'As of 2 h ago'],
    ['old data', ago(49), 'Old data, as of 2 days ago'],
    ['no data', undefined, 'Not read from AWS yet'],
  ])('says how old it is: %s', (_case, time, text) => {
    render(<AsOf time={time} />);

    expect(screen.getByText(/as of|not read/i)).toHaveTextContent(text);
  });
});
