import { AwsError } from '../../errors';

/** S3's refusal of a document, whatever is wrong with it. */
export function malformedXml(): AwsError {
  return new AwsError(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  );
}
