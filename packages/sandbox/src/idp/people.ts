/** A person who can sign in. */
export interface Person {
  /** Subject and name of the person's User entity. */
  id: string;
  name: string;
  email: string;
  role: string;
}

function person(id: string, name: string, role: string): Person {
  return { id, name, email: `${id}@atelier.example`, role };
}

export const people: Person[] = [
  person('data-scientist', 'Dana Okafor', 'Data scientist, Forecasting'),
  person('ml-engineer', 'Milo Engel', 'ML engineer, Forecasting and Fraud'),
  person('team-lead', 'Tess Leander', 'Team lead, Forecasting and Fraud'),
  person('platform-admin', 'Ade Plattner', 'ML platform admin'),
];
