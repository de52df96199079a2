/** What SageMaker would refuse, and where. @public */
export interface DefinitionProblem {
  /** Such as `Steps[3] (IsGoodEnough).IfSteps[0] (Register)`. */
  place: string;
  message: string;
}

/** An object of JSON. */
export type JsonRecord = Record<string, unknown>;

/** A step of a definition, and where it stands. */
export interface PlacedStep {
  name?: string;
  type: string;
  step: JsonRecord;
  place: string;
  /** The condition whose branch it is in. */
  branchOf?: string;
}

const branches = ['IfSteps', 'ElseSteps'] as const;

/** All steps, those of branches after their condition. */
export function placeSteps(
  values: unknown[],
  at = 'Steps',
  branchOf?: string,
): PlacedStep[] {
  return values.flatMap((value, index) => {
    const step = asRecord(value);
    const name = typeof step.Name === 'string' ? step.Name : undefined;
    const place = `${at}[${index}]${name === undefined ? '' : ` (${name})`}`;
    const inside = branches.flatMap(branch => {
      const steps = asRecord(step.Arguments)[branch];
      return step.Type === 'Condition' && Array.isArray(steps)
        ? placeSteps(steps, `${place}.${branch}`, name)
        : [];
    });
    return [
      { name, type: String(step.Type), step, place, branchOf },
      ...inside,
    ];
  });
}

/** What a step itself reads: not the steps of its branches. */
export function ownArguments({ type, step }: PlacedStep): unknown {
  return type === 'Condition'
    ? asRecord(step.Arguments).Conditions
    : step.Arguments;
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asRecord(value: unknown): JsonRecord {
  return isRecord(value) ? value : {};
}
