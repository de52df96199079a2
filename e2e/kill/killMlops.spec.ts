import { test } from '@playwright/test';
import { MlopsKill } from './MlopsKill';
import { HoldPoint } from './Sandbox';

const holdPoints: HoldPoint[] = ['before', 'after', 'answer'];

// Each has a sandbox of its own, and waits for a recovery most of its time.
test.describe.configure({ mode: 'parallel' });

for (const when of holdPoints) {
  test(`an MLOps project whose backend is killed while each of its writing calls is held (${when}): one of each`, () =>
    new MlopsKill(when).run());
}
