import { expect, test } from '@playwright/test';
import { brokenTemplate, flaws } from '../support/brokenTemplates';
import { listCiPipelines, listRepositories } from '../support/codeHost';
import { createMlopsProject, fillMlopsForm } from '../support/mlops';
import { signInAs } from '../support/person';
import { lastCall, writesSince } from '../support/sandbox';
import { screenshot } from '../support/screenshot';

const project = 'demand-forecast';
// Made by the journey of the MLOps project, which runs before.
const taken = 'store-churn';
let before: { call: number; repositories: string[]; ciPipelines: number };

test.beforeEach(async ({ page }) => {
  await signInAs(page, 'ml-engineer');
  before = {
    call: await lastCall(),
    repositories: await listRepositories(),
    ciPipelines: (await listCiPipelines(`forecasting/${taken}`)).length,
  };
});

test.afterEach(async () => {
  expect(await writesSince(before.call)).toEqual([]);
  expect(await listRepositories()).toEqual(before.repositories);
  expect(await listCiPipelines(`forecasting/${taken}`)).toHaveLength(
    before.ciPipelines,
  );
});

for (const [what, name] of [
  ['of 33 characters', 'a'.repeat(33)],
  ['with capitals', 'Churn'],
]) {
  test(`a name ${what} is refused at its field`, async ({ page }) => {
    await fillMlopsForm(page, { project, name });
    const field = page.getByRole('textbox', { name: 'Name' });
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(
      page.getByText(
        /must be 1 to 32 lower-case letters, digits and hyphens, and begin/,
      ),
    ).not.toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Next' })).toBeVisible();
    await screenshot(page, `refused-mlops-name-${name.length}`);
  });
}

test('a repository that exists is refused', async ({ page }) => {
  await fillMlopsForm(page, { project, name: taken });
  await createMlopsProject(page);
  await expect(page.getByText(/exists already/).first()).toBeVisible({
    timeout: 60_000,
  });
  await screenshot(page, 'refused-mlops-repository');
});

for (const [flaw, { refusal }] of Object.entries(flaws)) {
  test(`a pipeline definition that SageMaker would refuse is refused: ${flaw}`, async ({
    page,
  }) => {
    await fillMlopsForm(
      page,
      { project, name: `broken-${flaw}` },
      brokenTemplate(flaw),
    );
    await createMlopsProject(page);
    await expect(
      page.getByText(/SageMaker would refuse the pipeline's definition/),
    ).not.toHaveCount(0, { timeout: 60_000 });
    await expect(page.getByText(refusal).first()).toBeVisible();
    await screenshot(page, `refused-mlops-definition-${flaw}`);
  });
}
