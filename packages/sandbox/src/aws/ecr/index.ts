import { AwsError } from '../errors';
import { defineService } from '../service';
import { BatchGetImage, PutImage } from './images';
import {
  DeleteRepositoryPolicy,
  GetRepositoryPolicy,
  SetRepositoryPolicy,
} from './policies';
import {
  CreateRepository,
  DeleteRepository,
  DescribeRepositories,
} from './repositories';

/** Elastic Container Registry, as far as roles are let to its images: no layers. */
export const ecr = defineService(
  {
    id: 'ecr',
    protocol: 'json1.1',
    targetPrefix: 'AmazonEC2ContainerRegistry_V20150921',
    invalidInput: message =>
      new AwsError(
        'InvalidParameterException',
        `Invalid parameter: ${message}`,
      ),
  },
  {
    BatchGetImage,
    CreateRepository,
    DeleteRepository,
    DeleteRepositoryPolicy,
    DescribeRepositories,
    GetRepositoryPolicy,
    PutImage,
    SetRepositoryPolicy,
  },
);
