import { join } from 'node:path';
import { Page } from '@playwright/test';

/**
 * Writes a screenshot of the whole page for people to look at. Playwright's own `fullPage` makes the page narrow for a
 * moment, so that what only wide pages show begins anew.
 */
export async function screenshot(page: Page, name: string) {
  const size = page.viewportSize()!;
  const height = await page.evaluate(
    () => document.documentElement.scrollHeight,
  );
  await page.setViewportSize({ ...size, height });
  await page.screenshot({
    path: join(__dirname, '../../test-results/screenshots', `${name}.png`),
  });
  await page.setViewportSize(size);
}
