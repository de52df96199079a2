import type { AwsError } from '../../../errors';
import { validationException } from '../../errors';

/** The refusal of a definition, as CreatePipeline and UpdatePipeline begin it. */
export function unparsable(reason: string): AwsError {
  return validationException(`Unable to parse pipeline definition. ${reason}`);
}
