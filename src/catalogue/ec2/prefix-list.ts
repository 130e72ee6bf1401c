import { type ResourceType, resourceType } from '../define.ts';
import { cidr } from '../kinds/cidr.ts';
import { parts } from '../kinds/parts.ts';
import { number, text } from '../kinds/scalar.ts';

/** Address ranges under one name. AWS keeps lists of its own, which have no version: what they hold is not asked. */
export const prefixList: ResourceType = resourceType({
  type: 'AWS::EC2::PrefixList',
  title: 'Prefix list',
  drawn: 'detail',
  shape: 'address',
  layer: 'network',
  scope: 'regional',
  terraform: ['aws_ec2_managed_prefix_list'],
  folds: [{ type: 'aws_ec2_managed_prefix_list_entry', owner: 'prefix_list_id', append: { Entries: '' } }],
  list: { service: 'ec2', action: 'DescribeManagedPrefixLists', items: 'PrefixLists[]' },
  details: [
    {
      service: 'ec2',
      action: 'GetManagedPrefixListEntries',
      params: { PrefixListId: '.PrefixListId', TargetVersion: '.Version' },
      items: 'Entries[]',
      into: 'Entries',
    },
  ],
  id: 'PrefixListId',
  arn: 'PrefixListArn',
  name: 'PrefixListName',
  tags: 'Tags',
  naturalKey: ['PrefixListName'],
  traffic: { stands: { list: 'Entries', range: 'Cidr' } },
  attributes: {
    PrefixListName: text({ terraform: 'name' }),
    AddressFamily: text(),
    MaxEntries: number(),
    Entries: parts('prefix list entries', { Cidr: cidr() }, { terraform: 'entry', concern: 'exposure' }),
    OwnerId: text({ computed: true }),
    State: text({ terraform: null, computed: true }),
  },
  gone: { State: /^delete-(complete|in-progress)$/ },
  awsDefault: [{ OwnerId: 'AWS' }],
});
