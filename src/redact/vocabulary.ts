import { CATALOGUE } from '../catalogue/index.ts';
import { SHAPES } from '../catalogue/shapes.ts';
import { SEVERITIES, STATUSES } from '../model/comparison.ts';

let known: ReadonlySet<string> | undefined;

/** Words that are AWS's, Terraform's or ours, in lower case: they tell nothing about whoever owns an account. */
export function vocabulary(): ReadonlySet<string> {
  known ??= new Set(wordsOfCatalogue());
  return known;
}

function wordsOfCatalogue(): string[] {
  const texts = [
    ...CATALOGUE.flatMap(
      ({ type, alsoKnownAs = [], title, terraform, folds = [], attributes, list, layer }) => [
        type,
        ...alsoKnownAs,
        title,
        layer,
        ...terraform,
        ...folds.map((fold) => fold.type),
        ...Object.keys(attributes),
        list.service,
        list.action,
      ],
    ),
    ...SHAPES,
    ...STATUSES,
    ...SEVERITIES,
    OURS,
    ENGLISH,
  ];
  return texts
    .flatMap((text) => [
      ...(text.match(/[A-Za-z0-9]+/g) ?? []),
      ...(text.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? []),
    ])
    .map((word) => word.toLowerCase());
}

/** Partitions, regions, domains and formats of AWS and of the design tools. */
const OURS = `
  arn aws cn gov iso amazonaws amazon com org net internal compute elb execute api execution rest http https tcp udp
  icmp all any af ap ca eu il me mx sa us af north south east west central northeast southeast northwest southwest global
  isodrift yaml yml json tf tfstate terraform plan state serial template cloudformation sam cdk out pulumi stack
  module data this main default root index count key value name tags tag id arns ids url dns ip cidr vpc subnet az zone
  public private internet forbid require encryption backups versioning replication deletion protection access
  eni eipalloc nat igw sg acl rtb ami snap vol lt tgw pcx vpce fs ip i
  dev test stage staging prod production example examples invocations path function functions table queue topic bus
  rule event source mapping policy role user group server cluster instance node service task definition log logs
  bucket object alias secret parameter version latest primary secondary writer reader replica master standard
`;

/** Of our own sentences. */
const ENGLISH = `
  a an the this that these those is are was were be been being has have had not no nor and or but if then else of on in
  at by for from to with without over under into onto out off up down as it its they their them who whom which what when
  where why how one two three more most less least many much few some any all each every other another same own only also
  could would should must may can will shall do does did done said says say seen see read reads checked compared declared
  deployed desired deploy design designed known unknown found missing changed accepted pending denied failed call calls
  account accounts region regions resource resources type types attribute attributes relation relations here there
  because until before after since while until never always nothing something anybody nobody somebody yes none
  made make makes make created creates create deleted removed added allowed allow deny lets let through open closed
  port ports traffic permission permissions scan scanned report design file files line lines stack stacks
`;
