import { Page, expect, test } from '@playwright/test';
import { executionStatus } from '../support/mlops';
import { signInAs } from '../support/person';
import { screenshot } from '../support/screenshot';

const pipelines = '/catalog/default/system/demand-forecast/pipelines';

async function confirm(page: Page, action: 'Start' | 'Stop' | 'Retry') {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: action, exact: true })
    .click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('an ML engineer starts an execution, stops it, and retries it', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await signInAs(page, 'ml-engineer');
  await page.goto(pipelines);
  await page.getByRole('button', { name: 'Start promo-uplift' }).click();
  await screenshot(page, 'pipelines-start');
  await confirm(page, 'Start');
  await expect(page).toHaveURL(/promo-uplift\/executions\//);
  await expect(executionStatus(page)).toContainText('Executing');

  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await confirm(page, 'Stop');
  await expect(executionStatus(page)).toContainText('Stopped', {
    timeout: 60_000,
  });
  await screenshot(page, 'pipelines-stopped');

  await page.getByRole('button', { name: 'Retry', exact: true }).click();
  await confirm(page, 'Retry');
  await expect(executionStatus(page)).toContainText('Executing');
  await expect(executionStatus(page)).toContainText('Succeeded', {
    timeout: 200_000,
  });
  await expect(
    page.getByRole('button', { name: 'Train XGBoost, Training, Succeeded' }),
  ).toBeVisible();
  await screenshot(page, 'pipelines-retried');
});

test('who does not belong to an ML project reads its pipelines, and changes nothing', async ({
  page,
}) => {
  await signInAs(page, 'platform-admin');
  await page.goto(pipelines);
  const row = page.getByRole('row', { name: /^promo-uplift/ });
  await row
    .getByRole('link', { name: /Succeeded|Failed/ })
    .first()
    .click();
  await page
    .getByRole('region', { name: 'Steps' })
    .getByRole('button', { name: /, Training, / })
    .click();
  await expect(page.getByText(/You may not read its log/)).toBeVisible();
  for (const action of ['Start', 'Stop', 'Retry']) {
    await expect(page.getByRole('button', { name: action })).toHaveCount(0);
  }
  await screenshot(page, 'pipelines-read-only');
});
