/** Someone who can sign in. */
export interface Person {
  /** The subject, and the name of the User entity in the portal's catalog. */
  id: string;
  name: string;
  email: string;
  /** For the sign-in page. */
  role: string;
}

/** The people who can sign in. */
export const people: readonly Person[] = [
  person('data-scientist', 'Dana Okafor', 'Data scientist, Forecasting'),
  person('ml-engineer', 'Milo Engel', 'ML engineer, Forecasting and Fraud'),
  person('team-lead', 'Tess Leander', 'Team lead, Forecasting and Fraud'),
  person('platform-admin', 'Ade Plattner', 'ML platform administrator'),
];

function person(id: string, name: string, role: string): Person {
  return { id, name, email: `${id}@atelier.example`, role };
}

export function findPerson(id: string): Person | undefined {
  return people.find(one => one.id === id);
}
