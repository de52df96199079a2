import { parseTemplate, type Template } from '../matching/template';
import { asStrings, type JsonObject } from './json';
import { MalformedPolicy, syntaxError } from './MalformedPolicy';
import type { Element, Policy, PolicyUse } from './Policy';

const partitions = ['aws', 'aws-cn', 'aws-us-gov', '*'];

/** Reads `Resource` or `NotResource`. Throws MalformedPolicy. */
export function parseResources(
  { Resource, NotResource }: JsonObject,
  use: PolicyUse,
  version: Policy['version'],
): Element<Template> | undefined {
  if (Resource !== undefined && NotResource !== undefined) {
    throw syntaxError();
  }
  const given = Resource ?? NotResource;
  if (use === 'trust' && given !== undefined) {
    throw new MalformedPolicy('Has prohibited field Resource');
  }
  const values = asStrings(given ?? []);
  if (use === 'identity' && values.length === 0) {
    throw new MalformedPolicy('Policy statement must contain resources.');
  }
  values.forEach(checkResource);
  return given === undefined
    ? undefined
    : {
        isNegated: Resource === undefined,
        values: values.map(one => parseTemplate(one, version)),
      };
}

function checkResource(resource: string): void {
  if (resource === '*') {
    return;
  }
  const [arn, partition, vendor] = resource.split(':');
  if (arn !== 'arn' || partition === undefined) {
    throw new MalformedPolicy(
      `Resource ${resource} must be in ARN format or "*".`,
    );
  }
  if (!partitions.includes(partition)) {
    throw new MalformedPolicy(
      `Partition "${partition}" is not valid for resource "${resource}".`,
    );
  }
  if (vendor === undefined || !/^[a-z0-9-]+$/.test(vendor)) {
    throw new MalformedPolicy(
      'Resource vendor must be fully qualified and cannot contain regexes.',
    );
  }
}
