import { join } from 'node:path';
import { Page } from '@playwright/test';

/** Writes a screenshot of the whole page for people to look at. */
export async function screenshot(page: Page, name: string) {
  await page.screenshot({
    path: join(__dirname, '../../test-results/screenshots', `${name}.png`),
    fullPage: true,
  });
}
