import type { SeedProject } from '../accounts';
import type { SeedPerson } from '../studio';
import type { Random } from './Random';
import type { Scale } from './Scale';

/** The numbers below belong to the projects that every sandbox has. */
const firstNumber = 100;

const teams = 60;

const subjects = [
  'basket',
  'churn',
  'claims',
  'delivery',
  'demand',
  'energy',
  'fraud',
  'pricing',
  'quality',
  'returns',
  'search',
  'stock',
];

const tasks = [
  'anomalies',
  'clusters',
  'forecast',
  'ranking',
  'risk',
  'scores',
  'segments',
  'uplift',
];

const firstNames = [
  'ada',
  'ben',
  'cleo',
  'dara',
  'emil',
  'fay',
  'gus',
  'hana',
  'ivo',
  'june',
];

const lastNames = ['adler', 'berg', 'costa', 'dahl', 'eriksen', 'fuchs'];

const personas = ['data-scientist', 'ml-engineer', 'model-reviewer'];

/** The ML projects, each with a Dev, PreProd and Prod account. */
export function scaleProjects(scale: Scale, random: Random): SeedProject[] {
  return Array.from({ length: scale.projects }, (_, index) => {
    const number = firstNumber + index;
    const team = 1 + Math.floor(random.next() * teams);
    return {
      slug: `${random.pick(subjects)}-${random.pick(tasks)}-${number}`,
      owner: `group:default/team-${String(team).padStart(2, '0')}`,
      costCenter: `CC-${4_000 + team}`,
      number,
      stages: ['dev', 'preprod', 'prod'],
      isTagged: true,
      ...(random.next() < 0.2 && { region: 'eu-central-1' }),
    };
  });
}

/** The people of a project who have Studio profiles. */
export function scalePeople(
  { profilesPerProject }: Scale,
  { number }: SeedProject,
  random: Random,
): SeedPerson[] {
  return Array.from({ length: profilesPerProject }, (_, index) => ({
    name: `${random.pick(firstNames)}.${random.pick(
      lastNames,
    )}.${number}${index}`,
    persona: random.pick(personas),
  }));
}
