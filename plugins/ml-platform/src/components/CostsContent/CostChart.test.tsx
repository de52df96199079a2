import { render } from '@testing-library/react';
import { ProjectCosts } from '@atelier/plugin-ml-platform-common';
import { CostChart } from './CostChart';

const costs: ProjectCosts = {
  unit: 'USD',
  groupBy: 'service',
  dates: ['2026-11-01'],
  series: [],
  total: 60,
  monthToDate: 60,
  lastMonthToDate: 0,
  lastMonth: 0,
  failures: [],
};

describe('CostChart', () => {
  afterEach(() => jest.restoreAllMocks());

  it('draws a credit below zero, not over the costs', () => {
    // jsdom has no layout: only the chart itself takes room here.
    jest
      .spyOn(Element.prototype, 'getBoundingClientRect')
      .mockImplementation(function rect(this: Element) {
        const chart = this.matches('.recharts-responsive-container');
        return { width: chart ? 800 : 0, height: chart ? 340 : 0 } as DOMRect;
      });
    const { container } = render(
      <CostChart
        costs={costs}
        series={[
          { title: 'SageMaker', amounts: [100], color: 0 },
          { title: 'Credit', amounts: [-40], color: 1 },
        ]}
        label="Costs"
      />,
    );

    const bars = Array.from(
      container.querySelectorAll('.recharts-bar-rectangle path'),
    ).map(it => {
      const y = Number(it.getAttribute('y'));
      const end = y + Number(it.getAttribute('height'));
      return { top: Math.min(y, end), bottom: Math.max(y, end) };
    });
    expect(bars).toHaveLength(2);
    const [cost, credit] = bars;
    expect(credit.top).toBeGreaterThanOrEqual(cost.bottom);
  });
});
