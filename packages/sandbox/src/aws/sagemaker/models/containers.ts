import type { Env } from '../../service';
import { packages } from '../registry/documents';
import type { ModelDocument } from './documents';

/** A container definition, as far as access to what it is made of goes. */
export interface Container {
  Image?: string;
  ModelDataUrl?: string;
  ModelPackageName?: string;
}

/** The containers of a model; those of model packages in their place. */
export function containersOf(
  { PrimaryContainer, Containers = [] }: Partial<ModelDocument>,
  env: Env,
): Container[] {
  const given = [PrimaryContainer, ...Containers] as (Container | undefined)[];
  return given.flatMap(container =>
    container?.ModelPackageName === undefined
      ? container ?? []
      : containersOfPackage(container.ModelPackageName, env),
  );
}

function containersOfPackage(arn: string, env: Env): Container[] {
  const [, , , region, account, resource = ''] = arn.split(':');
  const id = resource.slice(resource.indexOf('/') + 1);
  const found = env.store.get(packages, { account, region }, id);
  const specification = found?.details.InferenceSpecification as
    | { Containers?: Container[] }
    | undefined;
  return specification?.Containers ?? [];
}
