import { defineService } from '../service';
import { changeSetOperations, changeSetTimers } from './changeSets';
import { CreateStack } from './createStack';
import { DeleteStack } from './deleteStack';
import { DescribeStackEvents } from './describeStackEvents';
import { DescribeStacks } from './describeStacks';
import { ListStacks } from './listStacks';
import { runStackStep, stackStep } from './runStack';
import {
  DescribeStackResource,
  DescribeStackResources,
  ListStackResources,
} from './stackResources';
import { GetTemplate, GetTemplateSummary, ValidateTemplate } from './templates';
import { UpdateStack } from './updateStack';
import { UpdateTerminationProtection } from './updateTerminationProtection';

export const cloudformation = defineService(
  {
    id: 'cloudformation',
    protocol: 'query',
    version: '2010-05-15',
    xmlNamespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
    timers: { [stackStep]: runStackStep, ...changeSetTimers },
  },
  {
    CreateStack,
    DeleteStack,
    DescribeStackEvents,
    DescribeStackResource,
    DescribeStackResources,
    DescribeStacks,
    GetTemplate,
    GetTemplateSummary,
    ListStackResources,
    ListStacks,
    UpdateStack,
    UpdateTerminationProtection,
    ValidateTemplate,
    ...changeSetOperations,
  },
);
