import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  modelViolations,
  type Sample,
} from '../../cloudformation/__testUtils__/conformance';

const modelsFolder = resolve(
  __dirname,
  '../../../../../../../shared/aws-models',
);

/** What in the calls breaks AWS's models; operations that the models beside the repository lack are passed over. */
export function violations(samples: Sample[]): string[] {
  const known = new Map<string, Record<string, unknown>>();
  const isKnown = ({ service, operation }: Sample) => {
    const file = resolve(modelsFolder, `${service}.json`);
    if (!known.has(service) && existsSync(file)) {
      known.set(service, JSON.parse(readFileSync(file, 'utf8')).operations);
    }
    return operation in (known.get(service) ?? {});
  };
  return modelViolations(samples.filter(isKnown)) ?? [];
}
