import { expect, test } from '@playwright/test';
import { policyUse } from '../support/policies';

const hub = '100200300402';
const management = '100200300401';

/** Statements that no journey needs, each with what does. The sandbox's `seed/rolesInUse.test.ts` tries the first three. */
const otherwiseUsed = [
  // Publishing products, which no page does yet.
  /^hub: AtelierCatalogAdmin\//,
  // The product of Studio domains: the seeded ML projects have theirs.
  /^ML project: AtelierLaunchStudio\/studio\/(EncryptsHomeFolders|FindsThem|MakesTheRoleOfStudioItself)$/,
  // Models that an ML project keeps to itself: those of journeys are in the hub.
  /^ML project: AtelierProvisioner\/mlops\/(ApprovesModelVersions|ReadsTagsOfModelGroups)$/,
  // Making accounts, which neither the portal nor the sandbox does yet.
  /^management: AtelierAccountFactory\//,
  // S3 tells who may list a bucket that new code is not there yet: the commits of journeys change no code of steps.
  /^hub: .+-ci-.+\/ci\/SeesWhatIsThere$/,
  // What people do in Studio, as whom the sandbox runs no code.
  /^ML project: (data-scientist|ml-engineer|model-reviewer)\//,
];

/** Where a template of `deploy/aws` goes. */
function kindOf(account: string): string {
  return { [hub]: 'hub', [management]: 'management' }[account] ?? 'ML project';
}

// Runs last: what the other journeys did is what the roles are for.
test('the journeys were denied nothing', async () => {
  const { denied } = await policyUse();
  expect(denied).toEqual([]);
});

test('the journeys used every statement of the roles', async () => {
  const used = new Map<string, boolean>();
  const { statements } = await policyUse();
  for (const { account, policy, sid, effect, actions } of statements) {
    if (effect === 'Allow') {
      const name = `${kindOf(account)}: ${policy}/${sid}`;
      used.set(name, used.get(name) === true || actions.length > 0);
    }
  }
  const unused = [...used.keys()].filter(
    name => !used.get(name) && !otherwiseUsed.some(one => one.test(name)),
  );
  expect(unused).toEqual([]);
});
