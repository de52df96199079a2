import { anyText, isLike, type Pattern } from './wildcard';

const colons = 5;

/** Whether the ARN is like the pattern: part by part, so that no `*` reaches over a colon. */
export function isArnLike(pattern: Pattern, arn: string): boolean {
  const wanted = splitPattern(pattern);
  const parts = splitArn(arn);
  return (
    wanted.length === parts.length &&
    parts.every((part, index) => isLike(wanted[index], part))
  );
}

/** Whether a resource is like the pattern; one with parts missing stands for all that begin so. */
export function isResourceLike(pattern: Pattern, resource: string): boolean {
  if (pattern.length === 1 && pattern[0] === anyText) {
    return true;
  }
  const wanted = splitPattern(pattern);
  const parts = splitArn(resource);
  return (
    parts.length === colons + 1 &&
    parts.every((part, index) => isLike(wanted[index] ?? [anyText], part))
  );
}

/** The six parts of an ARN; colons after the fifth belong to the last. */
function splitArn(arn: string): string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, colons), parts.slice(colons).join(':')].slice(
    0,
    parts.length,
  );
}

function splitPattern(pattern: Pattern): Pattern[] {
  const parts: Pattern[number][][] = [[]];
  for (const one of pattern) {
    if (one === ':' && parts.length <= colons) {
      parts.push([]);
    } else {
      parts[parts.length - 1].push(one);
    }
  }
  return parts;
}
