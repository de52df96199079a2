import { Locator, Page, expect } from '@playwright/test';

/** Opens the form of the golden path `mlops-train-deploy`, or a copy of it, and fills its first page. */
export async function fillMlopsForm(
  page: Page,
  choices: { project: string; name: string },
  template = 'mlops-train-deploy',
) {
  await page.goto(`/create/templates/default/${template}`);
  await page.getByRole('textbox', { name: 'ML project' }).click();
  await page.getByRole('option', { name: choices.project }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(choices.name);
  await page.getByRole('button', { name: 'Next' }).click();
}

/** Goes on from the form's first page, and starts. */
export async function createMlopsProject(page: Page) {
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page).toHaveURL(/\/create\/tasks\//);
}

/** What the page of an execution says first: its status. */
export function executionStatus(page: Page): Locator {
  return page.getByRole('status').first();
}

/** Opens the newest execution of a pipeline from the ML project's Pipelines tab, once it has the status. */
export async function openNewestExecution(
  page: Page,
  project: string,
  pipeline: string,
  status: RegExp,
) {
  await page.goto(`/catalog/default/system/${project}/pipelines`);
  // What CI starts is not known to the portal before it reads AWS again.
  await page.getByRole('button', { name: 'Refresh' }).click();
  await page
    .getByRole('row', { name: new RegExp(`^${pipeline}`) })
    .getByRole('link', { name: status })
    .first()
    .click();
  await expect(page.getByRole('region', { name: 'Steps' })).toBeVisible();
}
