/** What a file holds that is no source, and what to give instead. */
interface Other {
  readonly what: string;
  readonly hint: string;
}

/** What is often given by mistake, told by how it is written: each is near to something that can be read. */
export function otherLanguage(text: string, file: string): Other | undefined {
  const beginning = text.slice(0, BEGINNING);
  return OTHERS.find(({ isOne }) => isOne(beginning, file));
}

/** Enough to see what a file is. */
const BEGINNING = 20_000;

const HCL_BLOCK =
  /^[ \t]*(?:(?:resource|data)\s+"[^"]+"\s+"[^"]+"|(?:terraform|locals|moved|import|removed)|(?:variable|output|provider|module)\s+"[^"]+")\s*\{/m;

const OTHERS: readonly (Other & { readonly isOne: (beginning: string, file: string) => boolean })[] = [
  {
    isOne: (text, file) => HCL_BLOCK.test(text) && !/^\s*[{[]/.test(text) && !/\.(?:ya?ml|json)$/.test(file),
    what: 'this is Terraform code, which says little without its state',
    hint: 'give terraform.tfstate, or what these print: terraform state pull, terraform show -json, terraform show -json PLAN',
  },
  {
    isOne: (text) =>
      /^\s*\{"@level":/.test(text) || /^Terraform (?:will perform|used the selected)/m.test(text),
    what: 'these are the words of a Terraform run, not its plan',
    hint: 'run: terraform plan -out PLAN, then terraform show -json PLAN > plan.json, and give that',
  },
  {
    isOne: (text) => /^\s*\{\s*"[\w-]+":\s*\{\s*"sensitive":\s*(?:true|false),\s*"type":/.test(text),
    what: 'these are the outputs of Terraform',
    hint: 'give the state: terraform state pull > state.json',
  },
  {
    isOne: (_, file) => /\.tfvars(?:\.json)?$/.test(file),
    what: 'these are values of Terraform variables',
    hint: 'give the state or a plan that was made with them: terraform show -json PLAN > plan.json',
  },
  {
    isOne: (text, file) =>
      /(?:^|[\\/])samconfig\.\w+$/.test(file) || /^\[[\w-]+\.(?:deploy|global)\.parameters\]/m.test(text),
    what: 'this says how SAM deploys, not what',
    hint: 'give the template beside it with --stack and --parameter, for example: template.yaml --stack NAME',
  },
  {
    isOne: (text, file) => /(?:^|[\\/])cdk\.json$/.test(file) || /^\s*\{\s*"app"\s*:/.test(text),
    what: 'this says how CDK makes the design',
    hint: 'run `cdk synth`, and give the folder that it writes: cdk.out',
  },
  {
    isOne: (_, file) => /(?:^|[\\/])Pulumi(?:\.[\w-]+)?\.ya?ml$/.test(file),
    what: 'this says how Pulumi makes the design',
    hint: 'give what this prints: pulumi stack export > stack.json',
  },
  {
    isOne: (text, file) => /(?:^|[\\/])serverless\.ya?ml$/.test(file) && /^provider\s*:/m.test(text),
    what: 'this says how the Serverless Framework makes the design',
    hint: 'run `serverless package`, and give .serverless/cloudformation-template-update-stack.json',
  },
  {
    isOne: (text) => /^\s*<(?:!doctype\s+html|html)\b/i.test(text),
    what: 'this is a web page, perhaps one to log in at',
    hint: 'give the address of the file itself, or save it first and give the file',
  },
];
