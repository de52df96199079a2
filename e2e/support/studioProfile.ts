import { Page, expect } from '@playwright/test';

interface Choices {
  project: string;
  persona: string;
  profileName?: string;
}

/** Opens the golden path's form. */
export async function openForm(page: Page) {
  await page.goto('/create/templates/default/studio-user-profile');
  await expect(page.getByRole('textbox', { name: 'ML project' })).toBeVisible();
}

/** Fills the form up to its review. */
export async function fillForm(page: Page, choices: Choices) {
  await page.getByRole('textbox', { name: 'ML project' }).click();
  await page.getByRole('option', { name: choices.project }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('radio', { name: choices.persona }).check();
  if (choices.profileName) {
    await page
      .getByRole('textbox', { name: 'Profile name' })
      .fill(choices.profileName);
  }
  await page.getByRole('button', { name: 'Review' }).click();
}

/** Starts what was reviewed. */
export async function create(page: Page) {
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page).toHaveURL(/\/create\/tasks\//);
}

/** Starts what was reviewed, with values changed on the way, as someone does who edits the request. */
export async function createEdited(page: Page, values: Record<string, string>) {
  await page.route('**/api/scaffolder/v2/tasks', async route => {
    const body = route.request().postDataJSON();
    await route.continue({
      postData: JSON.stringify({
        ...body,
        values: { ...body.values, ...values },
      }),
    });
  });
  await create(page);
}
