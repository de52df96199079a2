import { Stage } from '@atelier/plugin-ml-platform-common';
import fc from 'fast-check';
import { groupProjects } from './groupProjects';
import { TaggedAccount } from './readAccountTags';

let nextId = 1;

function account(
  slug: string,
  stage: Stage,
  changes: Partial<TaggedAccount> & { state?: string } = {},
): TaggedAccount {
  const { state = 'ACTIVE', ...rest } = changes;
  return {
    slug,
    owner: 'group:default/forecasting',
    costCenter: 'CC-1',
    account: {
      accountId: String(nextId++).padStart(12, '0'),
      name: `ml-${slug}-${stage}`,
      stage,
      organizationalUnit: 'Workloads',
      state,
      regions: ['eu-west-1'],
      consoleUrl: 'https://example.com',
    },
    ...rest,
  };
}

describe('groupProjects', () => {
  it('sorts ML projects by slug and accounts by stage', () => {
    const { projects, leftOut } = groupProjects([
      account('b', 'prod'),
      account('b', 'dev'),
      account('a', 'preprod'),
      account('b', 'preprod'),
    ]);

    expect(
      projects.map(({ slug, accounts }) => [
        slug,
        ...accounts.map(({ stage }) => stage),
      ]),
    ).toEqual([
      ['a', 'preprod'],
      ['b', 'dev', 'preprod', 'prod'],
    ]);
    expect(leftOut).toEqual([]);
  });

  it.each([
    [{ owner: 'group:default/other' }, 'different owners'],
    [{ costCenter: 'CC-2' }, 'different cost centres'],
  ])('leaves out all accounts that disagree: %j', (changes, reason) => {
    const { projects, leftOut } = groupProjects([
      account('a', 'dev'),
      account('a', 'prod', changes),
      account('b', 'dev'),
    ]);

    expect(projects.map(({ slug }) => slug)).toEqual(['b']);
    expect(leftOut).toHaveLength(2);
    expect(leftOut[0].reason).toContain(reason);
  });

  it('leaves out both accounts of one stage, and keeps the others', () => {
    const { projects, leftOut } = groupProjects([
      account('a', 'dev'),
      account('a', 'dev'),
      account('a', 'prod'),
    ]);

    expect(projects[0].accounts.map(({ stage }) => stage)).toEqual(['prod']);
    expect(leftOut).toHaveLength(2);
  });

  it('keeps the account in use where the other one is closed', () => {
    const closed = account('a', 'dev', { state: 'SUSPENDED' });
    const open = account('a', 'dev');
    const { projects, leftOut } = groupProjects([closed, open]);

    expect(projects[0].accounts).toEqual([open.account]);
    expect(leftOut.map(({ accountId }) => accountId)).toEqual([
      closed.account.accountId,
    ]);
  });

  it('puts every account in exactly one place, and never one stage or two owners twice', () => {
    const tagged = fc
      .tuple(
        fc.constantFrom('a', 'b', 'c'),
        fc.constantFrom<Stage>('dev', 'preprod', 'prod'),
        fc.constantFrom(
          'group:default/x',
          'group:default/x',
          'group:default/y',
        ),
        fc.constantFrom('ACTIVE', 'ACTIVE', 'SUSPENDED'),
      )
      .map(([slug, stage, owner, state]) =>
        account(slug, stage, { owner, state }),
      );
    fc.assert(
      fc.property(fc.array(tagged, { maxLength: 12 }), accounts => {
        const { projects, leftOut } = groupProjects(accounts);
        const kept = projects.flatMap(project => project.accounts);

        expect(
          [...kept, ...leftOut].map(({ accountId }) => accountId).sort(),
        ).toEqual(accounts.map(a => a.account.accountId).sort());
        for (const project of projects) {
          const stages = project.accounts.map(({ stage }) => stage);
          expect(new Set(stages).size).toBe(stages.length);
          for (const { accountId } of project.accounts) {
            expect(
              accounts.find(a => a.account.accountId === accountId)?.owner,
            ).toBe(project.owner);
          }
        }
      }),
    );
  });
});
