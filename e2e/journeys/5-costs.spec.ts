import { expect, test } from '@playwright/test';
import { signInAs } from '../support/person';
import { screenshot } from '../support/screenshot';

/** The figures of a column of amounts such as `$1,234.50`. */
function amounts(cells: string[]): number[] {
  return cells.map(cell => Number(cell.replace(/[^\d.]/g, '')));
}

test('a team lead reads what an ML project costs, and it adds up', async ({
  page,
}) => {
  await signInAs(page, 'team-lead');
  await page.goto('/catalog/default/system/demand-forecast/costs');
  for (const split of ['Service', 'Account', 'Stage', 'Person']) {
    await page.getByLabel('Split by').click();
    await page.getByRole('option', { name: split }).click();
    await expect(page.getByRole('listbox')).toBeHidden();
    const table = page.getByRole('table', {
      name: new RegExp(`^Costs by ${split}`, 'i'),
    });
    await expect(table).toBeVisible();
    const cells = await table
      .getByRole('cell', { name: /^\$/ })
      .allInnerTexts();
    const figures = amounts(cells);
    const total = figures.pop()!;
    const sum = figures.reduce((a, b) => a + b, 0);
    expect(Math.abs(sum - total)).toBeLessThan(0.005 * figures.length + 0.01);
    await screenshot(page, `costs-by-${split.toLowerCase()}`);
  }
  await expect(
    page.getByRole('row', { name: /Not tagged with a person/ }),
  ).toBeVisible();
});
