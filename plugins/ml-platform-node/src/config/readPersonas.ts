import { Config } from '@backstage/config';
import { Stage, stages } from '@atelier/plugin-ml-platform-common';
import { configError, readMatching, readOneOf } from './fields';
import { ConfiguredPersona } from './MlPlatformConfig';

const idPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
export const roleNamePattern = /^[\w+=,.@-]{1,64}$/;
const textPattern = /\S/;

export const roleNameCure =
  'the name of an IAM role: 1 to 64 letters, digits and + = , . @ _ -, without its path or account';

/** `mlPlatform.personas`, each with an id of its own. */
export function readPersonas(config: Config): ConfiguredPersona[] {
  if (!Array.isArray(config.getOptional('personas'))) {
    throw configError(
      'personas',
      'is missing; it must be a list of at least one persona with id, title, executionRoleName and stages',
    );
  }
  const personas = config.getConfigArray('personas').map(readPersona);
  if (personas.length === 0) {
    throw configError('personas', 'is empty; add at least one persona');
  }
  personas.forEach(({ id }, index) => {
    const first = personas.findIndex(persona => persona.id === id);
    if (first !== index) {
      throw configError(
        `personas[${index}].id`,
        `is '${id}' again, as personas[${first}].id is; give each persona an id of its own`,
      );
    }
  });
  return personas;
}

function readPersona(config: Config, index: number): ConfiguredPersona {
  const key = (name: string) => `personas[${index}].${name}`;
  return {
    id: readMatching(
      config,
      'id',
      idPattern,
      'lower-case words joined by hyphens, such as data-scientist',
      key('id'),
    ),
    title: readMatching(config, 'title', textPattern, 'a title', key('title')),
    description: config.getOptionalString('description'),
    executionRoleName: readMatching(
      config,
      'executionRoleName',
      roleNamePattern,
      roleNameCure,
      key('executionRoleName'),
    ),
    stages: readStages(config.getOptional('stages'), key('stages')),
  };
}

function readStages(value: unknown, key: string): Stage[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw configError(
      key,
      `must be a list of stages in which the persona may be used, of ${stages.join(
        ', ',
      )}`,
    );
  }
  const chosen = value.map((stage, index) =>
    readOneOf(stage, stages, `${key}[${index}]`),
  );
  return stages.filter(stage => chosen.includes(stage));
}
