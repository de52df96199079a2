import { render, screen } from '@testing-library/react';
import { ScrollableTable } from './ScrollableTable';

/** jsdom has no layout: what is as wide as the test says. */
function renderAt(widths: { scrollWidth: number; clientWidth: number }) {
  for (const [name, width] of Object.entries(widths)) {
    jest
      .spyOn(Element.prototype, name as keyof typeof widths, 'get')
      .mockReturnValue(width);
  }
  jest.spyOn(window, 'ResizeObserver').mockImplementation(onResize => ({
    observe: () => onResize([], {} as ResizeObserver),
    unobserve: () => {},
    disconnect: () => {},
  }));
  render(<ScrollableTable label="Accounts">{null}</ScrollableTable>);
}

describe('ScrollableTable', () => {
  afterEach(() => jest.restoreAllMocks());

  it('can be scrolled by keyboard where it is wider than its place', () => {
    renderAt({ scrollWidth: 800, clientWidth: 400 });

    expect(
      screen.getByRole('region', { name: 'Accounts, scrolls sideways' }),
    ).toHaveAttribute('tabindex', '0');
  });

  it('is no stop for the keyboard where it fits', () => {
    renderAt({ scrollWidth: 400, clientWidth: 400 });

    expect(screen.queryByRole('region')).not.toBeInTheDocument();
    expect(
      screen.getByRole('table', { name: 'Accounts' }).parentElement,
    ).not.toHaveAttribute('tabindex');
  });
});
