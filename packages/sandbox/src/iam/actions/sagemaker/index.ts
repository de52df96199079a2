import { on, requestTags, type Tags } from '../access';
import type { AccessTable } from '../OperationAccess';
import { mlops } from './mlops';
import { studio } from './studio';

interface OfArn {
  ResourceArn: string;
}

export const sagemaker: AccessTable = {
  ...studio,
  ...mlops,
  ListTags: on<OfArn>('sagemaker:ListTags', call => call.input.ResourceArn),
  AddTags: on<OfArn & { Tags?: Tags }>(
    'sagemaker:AddTags',
    call => call.input.ResourceArn,
    call => requestTags(call.input.Tags),
  ),
  DeleteTags: on<OfArn & { TagKeys: string[] }>(
    'sagemaker:DeleteTags',
    call => call.input.ResourceArn,
    call => ({ 'aws:TagKeys': call.input.TagKeys }),
  ),
};
