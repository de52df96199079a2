import {
  SageMakerClient,
  UpdateModelPackageCommand,
} from '@aws-sdk/client-sagemaker';
import { ModelApprovalRequest } from '@atelier/plugin-ml-platform-common';
import { callAws } from '../calls/callAws';
import { AwsClients, AwsTarget } from '../clients';

/**
 * Approves or rejects a version of a model. Doing it again changes nothing but the comment.
 *
 * Source: SageMaker `UpdateModelPackage`.
 *
 * @public
 */
export async function setModelApproval(
  clients: AwsClients,
  target: AwsTarget,
  arn: string,
  request: ModelApprovalRequest,
): Promise<void> {
  const client = clients.get(SageMakerClient, target);
  await callAws(
    'sagemaker:UpdateModelPackage',
    target,
    () =>
      client.send(
        new UpdateModelPackageCommand({
          ModelPackageArn: arn,
          ModelApprovalStatus: request.approval,
          ApprovalDescription: request.comment,
        }),
      ),
    arn,
  );
}
