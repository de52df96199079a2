import { Stage } from '@atelier/plugin-ml-platform-common';
import { MlPlatformConfig } from '@atelier/plugin-ml-platform-node';
import { InputError, NotAllowedError } from '@backstage/errors';

/** A persona of the config, with the name of its execution role. */
export type ConfiguredPersona = MlPlatformConfig['personas'][number];

/** The persona of an id; refuses one that does not exist or may not be used in the stage. */
export function choosePersona(
  config: MlPlatformConfig,
  id: string,
  stage: Stage,
): ConfiguredPersona {
  const persona = config.personas.find(candidate => candidate.id === id);
  if (!persona) {
    const known = config.personas.map(candidate => candidate.id);
    throw new InputError(
      `There is no persona '${id}'. Choose one of ${known.join(', ')}.`,
    );
  }
  if (!persona.stages.includes(stage)) {
    const fitting = config.personas
      .filter(candidate => candidate.stages.includes(stage))
      .map(candidate => candidate.id);
    throw new NotAllowedError(
      `The persona '${id}' may not be used in the stage ${stage}, only in ${persona.stages.join(
        ', ',
      )}. Choose another stage${
        fitting.length > 0 ? `, or one of ${fitting.join(', ')}` : ''
      }.`,
    );
  }
  return persona;
}
