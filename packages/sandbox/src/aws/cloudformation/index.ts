import { defineService } from '../service';
import { CreateStack } from './createStack';
import { DeleteStack } from './deleteStack';
import { DescribeStackEvents } from './describeStackEvents';
import { DescribeStacks } from './describeStacks';
import { runStackStep, stackStep } from './runStack';
import { DescribeStackResources, ListStackResources } from './stackResources';
import { GetTemplate, ValidateTemplate } from './templates';
import { UpdateStack } from './updateStack';

export const cloudformation = defineService(
  {
    id: 'cloudformation',
    protocol: 'query',
    version: '2010-05-15',
    xmlNamespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
    timers: { [stackStep]: runStackStep },
  },
  {
    CreateStack,
    DeleteStack,
    DescribeStackEvents,
    DescribeStackResources,
    DescribeStacks,
    GetTemplate,
    ListStackResources,
    UpdateStack,
    ValidateTemplate,
  },
);
