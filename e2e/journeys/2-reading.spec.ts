import { expect, test } from '@playwright/test';
import { signInAs } from '../support/person';
import { fail } from '../support/sandbox';
import { screenshot } from '../support/screenshot';

test('a team lead reads the ML projects, their accounts and costs', async ({
  page,
}) => {
  await signInAs(page, 'team-lead');
  const projects = page.getByRole('table', { name: 'ML projects' });
  const row = projects.getByRole('row', { name: /demand-forecast/ });
  await expect(row).toContainText('CC-1001');
  await expect(row).toContainText('201000000011');
  await expect(row).toContainText(/\$\d/);
  await expect(projects.getByRole('row')).toHaveCount(6);
  await expect(page.getByText('shelf-vision')).toHaveCount(0);
  await screenshot(page, 'ml-projects');

  await row.getByRole('link', { name: 'demand-forecast' }).click();
  await page
    .getByRole('link', { name: 'Accounts', exact: true })
    .first()
    .click();
  const accounts = page.getByRole('table', { name: 'Accounts' });
  const prod = accounts.getByRole('row', { name: /201000000013/ });
  await expect(prod).toContainText('Workloads/Production');
  await expect(prod).toContainText('ACTIVE');
  await expect(prod).toContainText('eu-west-1');
  await expect(prod.getByRole('link', { name: /console/i })).toHaveAttribute(
    'href',
    /^https:\/\/201000000013\.signin\.aws\.amazon\.com\/console/,
  );
  await screenshot(page, 'accounts-tab');
});

test('an ML project without a domain says what to do', async ({ page }) => {
  await signInAs(page, 'team-lead');
  await page.goto('/catalog/default/system/price-elasticity/studio');
  await expect(page.getByText('No Studio domain yet')).toBeVisible();
  await screenshot(page, 'studio-tab-empty');
});

test('an AWS error in one account stands beside the data of the others', async ({
  page,
}) => {
  await signInAs(page, 'team-lead');
  const mend = await fail(
    { service: 'sagemaker', operation: 'ListDomains', account: '201000000032' },
    {
      code: 'AccessDeniedException',
      status: 400,
      message: 'not authorized to perform: sagemaker:ListDomains',
    },
  );
  try {
    await page.goto('/catalog/default/system/card-fraud/studio');
    await page.getByRole('button', { name: 'Refresh' }).click();
    const failures = page.getByRole('list', {
      name: 'Accounts that could not be read',
    });
    await expect(failures).toContainText('201000000032');
    await expect(failures).toContainText('sagemaker:ListDomains');
    await expect(
      page.getByRole('region', { name: 'Studio domain card-fraud' }),
    ).toBeVisible();
    await screenshot(page, 'studio-tab-partial');
  } finally {
    await mend();
  }
});
