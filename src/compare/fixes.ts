import { cloudFormationImport, terraformImport } from '../catalogue/imports.ts';
import { DIVERGENT, type Finding, type Fix } from '../model/comparison.ts';

/** What people can paste to settle a divergence: the import into their design, or the line that accepts it. */
export function withFixes(finding: Finding): Finding {
  if (!DIVERGENT.includes(finding.status)) return finding;
  const { deployed, desired } = finding;
  const imports = deployed && !desired ? importsOf(deployed) : [];
  return { ...finding, fixes: [...imports, { tool: 'isodrift', text: acceptance(finding) }] };
}

function importsOf(deployed: NonNullable<Finding['deployed']>): Fix[] {
  const terraform = terraformImport(deployed);
  const cloudformation = cloudFormationImport(deployed);
  return [
    ...(terraform === undefined ? [] : [{ tool: 'terraform', text: terraform } as const]),
    ...(cloudformation === undefined ? [] : [{ tool: 'cloudformation', text: cloudformation } as const]),
  ];
}

/** JSON strings are YAML strings, so that no name can break out of its line. */
function acceptance({ type, key, desired, deployed, changes }: Finding): string {
  const name = desired ? key : (deployed?.id ?? key);
  const [only, ...more] = changes;
  const attribute = only && more.length === 0 ? `#${only.path}` : '';
  return `accepted:\n  - pattern: ${JSON.stringify(`${type}/${name}${attribute}`)}\n    reason: "why, and until when"`;
}
