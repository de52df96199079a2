export const hub = '100200300402';
export const management = '100200300401';
export const dev = '201000000011';

type Input = Record<string, unknown>;
/** Service, operation, input; `<name>` in it stands for something that is known once it runs. */
export type Step = [service: string, operation: string, input?: Input];

export interface Refusal {
  of: 'exclusive' | 'unknown' | 'duplicate' | 'quota' | 'conflict';
  in?: string;
  /** What comes before; it is not refused. */
  after?: Step[];
  step: Step;
  code: string;
  message: string;
}

export const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
