import { LaunchPlan } from './planLaunch';

/** The plan in words, for the log of a dry run. */
export function describePlan(plan: LaunchPlan): string {
  const { target, product, name, parameters, tags } = plan;
  return [
    `Would launch the product '${product.name}' (version ${product.version}) in account ${target.accountId}, region ${target.region}, as '${name}'.`,
    'Parameters, all accepted by the product:',
    ...Object.entries(parameters).map(([key, value]) => `  ${key} = ${value}`),
    'Tags:',
    ...tags.map(({ Key, Value }) => `  ${Key} = ${Value}`),
    'Nothing was launched: this is a dry run.',
  ].join('\n');
}
