import { Page, expect } from '@playwright/test';

/** The people whom the sandbox's identity provider knows, by their entity names. */
export const people = {
  'data-scientist': 'Dana Okafor',
  'ml-engineer': 'Milo Engel',
  'team-lead': 'Tess Leander',
  'platform-admin': 'Ade Plattner',
} as const;

export type Person = keyof typeof people;

/** Signs in through the identity provider's own page, as a person does. */
export async function signInAs(page: Page, person: Person) {
  await page.goto('/');
  const [popup] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: /sign in/i }).click(),
  ]);
  await popup.getByRole('button', { name: people[person] }).click();
  await expect(
    page.getByRole('link', { name: 'ML projects' }).first(),
  ).toBeVisible();
}
