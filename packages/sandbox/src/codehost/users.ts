import { people } from '../idp/people';

/** Someone with an account on the code host. */
export interface User {
  id: number;
  username: string;
  name: string;
  email: string;
  bot: boolean;
  /** Paths of the groups whose projects are open to them. */
  groups: readonly string[];
  /** Personal access token, for REST and for Git (`oauth2:<token>`). */
  token: string;
}

/** A group that holds projects. */
export interface Group {
  id: number;
  path: string;
  name: string;
}

/** The groups of the sandbox's organisation. */
export const groups: readonly Group[] = [
  { id: 101, path: 'forecasting', name: 'Forecasting' },
  { id: 102, path: 'fraud', name: 'Fraud' },
  { id: 103, path: 'vision', name: 'Vision' },
  { id: 104, path: 'ml-platform', name: 'ML platform' },
];

const allGroups = groups.map(({ path }) => path);

const memberships: Record<string, readonly string[]> = {
  'data-scientist': ['forecasting'],
  'ml-engineer': ['forecasting', 'fraud'],
  'team-lead': ['forecasting', 'fraud'],
  'platform-admin': allGroups,
};

/** The portal's bot, and the people of the sandbox. */
export const users: readonly User[] = [
  {
    id: 1,
    username: 'atelier-portal',
    name: 'Atelier portal',
    email: 'atelier-portal@atelier.example',
    bot: true,
    groups: allGroups,
    token: 'glpat-sandbox-portal-token',
  },
  ...people.map(({ id, name, email }, index) => ({
    id: index + 2,
    username: id,
    name,
    email,
    bot: false,
    groups: memberships[id] ?? [],
    token: `glpat-sandbox-${id}-token`,
  })),
];

export function findGroup(idOrPath: string): Group | undefined {
  return groups.find(
    ({ id, path }) => String(id) === idOrPath || path === idOrPath,
  );
}

export function findUser(id: number): User | undefined {
  return users.find(user => user.id === id);
}

export function findUserByToken(token: string | undefined): User | undefined {
  return token ? users.find(user => user.token === token) : undefined;
}
