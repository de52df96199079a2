import { MlProject, stages } from '@atelier/plugin-ml-platform-common';
import { TaggedAccount } from './readAccountTags';

/** An account that is in no ML project although its tags name one, and why. */
export interface LeftOutAccount {
  accountId: string;
  reason: string;
}

/**
 * Puts accounts together to ML projects. Accounts that contradict each other are left out, all of them:
 * who owns an ML project decides what people may do, so nothing is guessed.
 */
export function groupProjects(tagged: TaggedAccount[]): {
  projects: MlProject[];
  leftOut: LeftOutAccount[];
} {
  const projects: MlProject[] = [];
  const leftOut: LeftOutAccount[] = [];
  const leaveOut = (accounts: TaggedAccount[], reason: string) =>
    leftOut.push(
      ...accounts.map(({ account: { accountId } }) => ({ accountId, reason })),
    );

  for (const [slug, members] of groupBy(tagged, account => account.slug)) {
    const disagreement = findDisagreement(members);
    if (disagreement) {
      leaveOut(members, disagreement);
      continue;
    }
    const kept = [...groupBy(members, ({ account }) => account.stage)].flatMap(
      ([stage, rivals]) => {
        const chosen = rivals.length === 1 ? rivals : onlyActive(rivals);
        leaveOut(
          rivals.filter(rival => !chosen.includes(rival)),
          `the ML project '${slug}' has ${rivals.length} accounts for the stage ${stage}`,
        );
        return chosen;
      },
    );
    if (kept.length > 0) {
      const [{ owner, costCenter }] = kept;
      const accounts = kept
        .map(({ account }) => account)
        .sort((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage));
      projects.push({ slug, owner, costCenter, accounts });
    }
  }
  return {
    projects: projects.sort((a, b) => (a.slug < b.slug ? -1 : 1)),
    leftOut,
  };
}

/** The one account in use, when the others are closed or being closed. */
function onlyActive(rivals: TaggedAccount[]): TaggedAccount[] {
  const active = rivals.filter(({ account }) => account.state === 'ACTIVE');
  return active.length === 1 ? active : [];
}

function findDisagreement(members: TaggedAccount[]): string | undefined {
  const owners = distinct(members.map(({ owner }) => owner));
  const costCenters = distinct(members.map(({ costCenter }) => costCenter));
  const [{ slug }] = members;
  if (owners.length > 1) {
    return `the accounts of the ML project '${slug}' name different owners: ${owners.join(
      ' and ',
    )}`;
  }
  return costCenters.length > 1
    ? `the accounts of the ML project '${slug}' name different cost centres: ${costCenters.join(
        ' and ',
      )}`
    : undefined;
}

function distinct(values: string[]): string[] {
  return [...new Set(values)].sort();
}

function groupBy<T>(items: T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  }
  return groups;
}
