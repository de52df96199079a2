import { Page, expect, test } from '@playwright/test';
import { signInAs } from '../support/person';
import { lastCall, writesSince } from '../support/sandbox';
import { screenshot } from '../support/screenshot';
import { createEdited, fillForm, openForm } from '../support/studioProfile';

const choices = { project: 'demand-forecast', persona: 'Data scientist' };

let before: number;

test.beforeEach(async ({ page }) => {
  await signInAs(page, 'data-scientist');
  before = await lastCall();
  await openForm(page);
});

test.afterEach(async () => {
  expect(await writesSince(before)).toEqual([]);
});

async function expectFailedStep(page: Page, message: RegExp) {
  await expect(page.getByText(message).first()).toBeVisible({
    timeout: 60_000,
  });
}

test('an ML project one does not belong to cannot be chosen', async ({
  page,
}) => {
  await page.getByRole('textbox', { name: 'ML project' }).click();
  const option = page.getByRole('option', { name: /card-fraud/ });
  await expect(option).toBeDisabled();
  await expect(option).toContainText('not a member of fraud');
  await screenshot(page, 'refused-project-field');
});

test('an ML project one does not belong to is refused when the request is edited', async ({
  page,
}) => {
  await fillForm(page, choices);
  await createEdited(page, { project: 'card-fraud' });
  await expectFailedStep(page, /You do not belong to group:default\/fraud/);
  await screenshot(page, 'refused-project-step');
});

test('a stage the persona may not use is refused', async ({ page }) => {
  await fillForm(page, choices);
  await createEdited(page, { stage: 'preprod' });
  await expectFailedStep(
    page,
    /The persona 'data-scientist' may not be used in the stage preprod/,
  );
});

test("another person's profile is refused", async ({ page }) => {
  await fillForm(page, { ...choices, profileName: 'ravi-patel' });
  await createEdited(page, {});
  await expectFailedStep(page, /belongs to another person/);
  await screenshot(page, 'refused-profile-step');
});

test('a name AWS would refuse is refused at its field', async ({ page }) => {
  await page.getByRole('textbox', { name: 'ML project' }).click();
  await page.getByRole('option', { name: choices.project }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('radio', { name: choices.persona }).check();
  await page
    .getByRole('textbox', { name: 'Profile name' })
    .fill('-not a name-');
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(
    page.getByText(/must be 1 to 63 letters, digits and hyphens/).first(),
  ).toBeVisible();
  await screenshot(page, 'refused-name-field');
});

test("opening another person's Studio is refused", async ({ page }) => {
  await page.goto('/catalog/default/system/demand-forecast/studio');
  await page
    .getByRole('table', { name: 'Studio profiles in demand-forecast' })
    .getByRole('row', { name: /ravi-patel/ })
    .waitFor();
  const studio = page.getByRole('region', {
    name: 'Studio domain demand-forecast',
  });
  const [domainId] = /\bd-[a-z0-9]{10,}/.exec(await studio.innerText())!;
  await page.goto(
    `/ml-projects/demand-forecast/studio/dev/eu-west-1/${domainId}/ravi-patel/open`,
  );
  await expect(
    page.getByText(/belongs to another person|not yours/i),
  ).toBeVisible();
  await screenshot(page, 'refused-open-studio');
});
