import { expect, test } from '@playwright/test';
import { listCiPipelines } from '../support/codeHost';
import { createMlopsProject, fillMlopsForm } from '../support/mlops';
import { signInAs } from '../support/person';
import { lastCall, writesSince } from '../support/sandbox';
import { screenshot } from '../support/screenshot';

const project = 'demand-forecast';
let before: number;

test.beforeEach(async ({ page }) => {
  await signInAs(page, 'ml-engineer');
  before = await lastCall();
});

test.afterEach(async () => {
  expect(await writesSince(before)).toEqual([]);
});

for (const [what, name] of [
  ['of 33 characters', 'a'.repeat(33)],
  ['with capitals', 'Churn'],
]) {
  test(`a name ${what} is refused at its field`, async ({ page }) => {
    await fillMlopsForm(page, { project, name });
    await expect(
      page.getByText(/must match pattern|must NOT have more than 32/).first(),
    ).toBeVisible();
    await screenshot(page, `refused-mlops-name-${name.length}`);
  });
}

test('a repository that exists is refused', async ({ page }) => {
  // Made by the journey of the MLOps project, which runs before.
  const name = 'store-churn';
  const pipelines = await listCiPipelines(`forecasting/${name}`);
  await fillMlopsForm(page, { project, name });
  await createMlopsProject(page);
  await expect(page.getByText(/exists already/).first()).toBeVisible({
    timeout: 60_000,
  });
  expect(await listCiPipelines(`forecasting/${name}`)).toEqual(pipelines);
  await screenshot(page, 'refused-mlops-repository');
});
