import { expect, test } from '@playwright/test';
import { signInAs } from '../support/person';
import { callsSince, lastCall, writesSince } from '../support/sandbox';
import { screenshot } from '../support/screenshot';
import { create, fillForm, openForm } from '../support/studioProfile';

const choices = { project: 'demand-forecast', persona: 'Data scientist' };

test('a data scientist gets a Studio profile, opens Studio, and sees it in the portal', async ({
  page,
  context,
}) => {
  await signInAs(page, 'data-scientist');
  const before = await lastCall();

  await openForm(page);
  await screenshot(page, 'form');
  await fillForm(page, choices);
  await screenshot(page, 'review');
  await create(page);
  await expect(page.getByText('Your profile is ready')).toBeVisible({
    timeout: 60_000,
  });
  await screenshot(page, 'task');

  await test.step('the launch was made in the Dev account, in the name of the person', async () => {
    const launch = (await callsSince(before)).find(
      ({ operation, source }) =>
        operation === 'ProvisionProduct' && source === 'client',
    );
    expect(launch).toMatchObject({
      account: '201000000011',
      principal:
        'arn:aws:sts::201000000011:assumed-role/AtelierProvisioner/data-scientist',
    });
  });

  let studioUrl = '';
  await test.step('Open Studio signs in to the domain, with the profile and its role', async () => {
    const [studio] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: 'Open Studio' }).click({
        modifiers: ['Control'],
      }),
    ]);
    await expect(
      studio.getByText('You are signed in to SageMaker Studio.'),
    ).toBeVisible();
    await expect(studio.getByText(/^demand-forecast \(d-/)).toBeVisible();
    await expect(
      studio.getByText('data-scientist', { exact: true }),
    ).toBeVisible();
    await expect(
      studio.getByText('arn:aws:iam::201000000011:role/atelier/data-scientist'),
    ).toBeVisible();
    await screenshot(studio, 'studio');
    studioUrl = studio.url();

    const again = await studio.goto(studioUrl);
    expect(again?.status()).toBe(403);
    await expect(
      studio.getByText('Invalid or Expired Auth Token'),
    ).toBeVisible();
    await studio.close();
  });

  await test.step('the ML project page shows it', async () => {
    await page.getByRole('link', { name: 'Your Studio' }).click();
    const row = page
      .getByRole('table', { name: 'Studio profiles in demand-forecast' })
      .getByRole('row', { name: /^data-scientist/ });
    await expect(row).toContainText('InService');
    await expect(
      row.getByRole('link', { name: /Open Studio as data-scientist/ }),
    ).toBeVisible();
    await screenshot(page, 'studio-tab');
  });
});

test('choosing it again gives the same profile and says so', async ({
  page,
}) => {
  await signInAs(page, 'data-scientist');
  const before = await lastCall();

  await openForm(page);
  await fillForm(page, choices);
  await create(page);

  await expect(page.getByText('You already had this profile')).toBeVisible({
    timeout: 60_000,
  });
  expect(await writesSince(before)).toEqual([]);
});
