import { asStrings, type JsonObject } from './json';
import { MalformedPolicy, syntaxError } from './MalformedPolicy';
import type { Element, PolicyUse } from './Policy';

/** Reads `Action` or `NotAction`. Throws MalformedPolicy. */
export function parseActions(
  { Action, NotAction }: JsonObject,
  use: PolicyUse,
): Element<string> {
  if (Action !== undefined && NotAction !== undefined) {
    throw syntaxError();
  }
  const values = asStrings(Action ?? NotAction ?? []);
  if (values.length === 0) {
    throw new MalformedPolicy('Policy statement must contain actions.');
  }
  values.forEach(checkAction);
  if (use === 'trust' && !values.every(isOfSts)) {
    throw new MalformedPolicy(
      'AssumeRole policy may only specify STS AssumeRole actions.',
    );
  }
  return { isNegated: Action === undefined, values };
}

function checkAction(action: string): void {
  const [vendor, ...names] = action.split(':');
  if (action === '*') {
    return;
  }
  if (names.length === 0) {
    throw new MalformedPolicy(
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    );
  }
  if (names.length > 1) {
    throw new MalformedPolicy('Actions/Condition can contain only one colon.');
  }
  if (!/^[a-zA-Z0-9.-]+$/.test(vendor)) {
    throw new MalformedPolicy(`Vendor ${vendor} is not valid`);
  }
}

function isOfSts(action: string): boolean {
  return action === '*' || /^sts:/i.test(action);
}
