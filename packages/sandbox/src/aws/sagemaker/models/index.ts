import { CreateModel, DeleteModel, DescribeModel, ListModels } from './models';

export const modelOperations = {
  CreateModel,
  DeleteModel,
  DescribeModel,
  ListModels,
};
