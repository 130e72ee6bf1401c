import { isList, type Value } from '../../model/value.ts';
import type { Context } from './context.ts';
import { alphanumeric, hashedId } from './logical-id.ts';
import { dict, fromTemplate, isDict, plainDict, plainText, type PyDict, set } from './python2.ts';
import { att, type Body, body, isSet, listIn, type Made, mapIn, type Properties, ref } from './resource.ts';

export interface Domain {
  readonly id: string | undefined;
  readonly made: Made;
  /** the settings with what SAM adds to them, a part of the hash of the deployment */
  readonly settings: PyDict | undefined;
}

/** The custom domain of a REST API with its base paths and DNS records. */
export function restDomain(
  id: string,
  stated: Value | undefined,
  kept: Properties,
  context: Context,
): Domain {
  const domain = mapIn(stated);
  const { DomainName: name, CertificateArn: certificate } = domain;
  if (!isSet(name) || certificate === undefined) return { id: undefined, made: [], settings: undefined };
  const isPrivate = domain['EndpointConfiguration'] === 'PRIVATE';
  const prefix = isPrivate ? 'ApiGatewayDomainNameV2' : 'ApiGatewayDomainName';
  const domainId = hashedId(prefix, name);
  const endpoint = domain['EndpointConfiguration'] ?? 'REGIONAL';
  const shown = { ...domain, EndpointConfiguration: endpoint };
  const type = `AWS::ApiGateway::${isPrivate ? 'DomainNameV2' : 'DomainName'}`;
  const made: Made = [
    [domainId, body(type, domainProperties(shown, isPrivate), kept)],
    ...restMappings(id, domainId, domain, { kept, isPrivate }),
    ...restRecords({ domain: shown, target: isPrivate ? name : domainId }, kept, context),
    ...accessAssociation(domain, domainId, kept),
  ];
  return { id: domainId, made, settings: settingsOf(domain, domainId, isPrivate) };
}

const OPTIONAL = ['SecurityPolicy', 'EndpointAccessMode', 'Policy', 'OwnershipVerificationCertificateArn'];

function domainProperties(
  domain: Properties,
  isPrivate: boolean,
): Partial<Record<string, Value | undefined>> {
  const endpoint = domain['EndpointConfiguration'] ?? 'REGIONAL';
  const isRegional = endpoint === 'REGIONAL' && !isPrivate;
  const { IpAddressType: address, MutualTlsAuthentication: mutual } = domain;
  return {
    DomainName: domain['DomainName'],
    [isRegional ? 'RegionalCertificateArn' : 'CertificateArn']: domain['CertificateArn'],
    EndpointConfiguration: {
      Types: [endpoint],
      ...(address === undefined ? {} : { IpAddressType: address }),
    },
    MutualTlsAuthentication: isPrivate ? undefined : mutual,
    ...Object.fromEntries(OPTIONAL.map((name) => [name, domain[name]])),
  };
}

function restMappings(
  id: string,
  domainId: string,
  domain: Properties,
  { kept, isPrivate }: { readonly kept: Properties; readonly isPrivate: boolean },
): Made {
  const type = `AWS::ApiGateway::BasePathMapping${isPrivate ? 'V2' : ''}`;
  const shared = {
    [isPrivate ? 'DomainNameArn' : 'DomainName']: ref(domainId),
    RestApiId: ref(id),
    Stage: ref(`${id}.Stage`),
  };
  const paths = isSet(domain['BasePath'])
    ? listIn(domain['BasePath']).filter((path) => typeof path === 'string')
    : [];
  if (paths.length === 0) return [[`${id}BasePathMapping`, body(type, shared, kept)]];
  const isPlain = domain['NormalizeBasePath'] !== false;
  return paths.map((path) => {
    const plain = alphanumeric(path);
    return [
      `${id}${plain}BasePathMapping`,
      body(type, { ...shared, BasePath: isPlain ? plain : path }, kept),
    ];
  });
}

function accessAssociation(domain: Properties, domainId: string, kept: Properties): Made {
  const association = domain['AccessAssociation'];
  if (!isSet(association)) return [];
  const endpoint = mapIn(association)['VpcEndpointId'] ?? null;
  const properties = {
    DomainNameArn: ref(domainId),
    AccessAssociationSourceType: 'VPCE',
    AccessAssociationSource: endpoint,
  };
  const id = hashedId('DomainNameAccessAssociation', [endpoint, domainId]);
  return [[id, body('AWS::ApiGateway::DomainNameAccessAssociation', properties, kept)]];
}

interface RecordsFor {
  readonly domain: Properties;
  /** what the record is asked about: the domain's logical id, or for private ones its name */
  readonly target: Value;
}

/** Those of a REST API may have a group of their own. */
function restRecords(wanted: RecordsFor, kept: Properties, context: Context): Made {
  const { domain } = wanted;
  const route53 = mapIn(domain['Route53']);
  const zone = zoneIn(route53);
  if (!isSet(route53['SeparateRecordSetGroup']) || zone === undefined) return records(wanted, kept, context);
  const id = hashedId('RecordSetGroup', [zone, domain['DomainName'] ?? null]);
  return [[id, group(wanted, kept)]];
}

/** DNS records; all domains of a hosted zone share one group. */
function records(wanted: RecordsFor, kept: Properties, context: Context): Made {
  const zone = zoneIn(mapIn(wanted.domain['Route53']));
  if (zone === undefined) return [];
  const id = hashedId('RecordSetGroup', zone);
  const known = context.recordSets.get(id);
  const whole = known ? withRecords(known, recordSets(wanted)) : group(wanted, kept);
  context.recordSets.set(id, whole);
  return [[id, whole]];
}

function zoneIn({ HostedZoneId: id, HostedZoneName: name }: Properties): Value | undefined {
  return [id, name].find(isSet);
}

function group(wanted: RecordsFor, kept: Properties): Body {
  const { HostedZoneId: zone, HostedZoneName: name } = mapIn(wanted.domain['Route53']);
  const properties = { HostedZoneId: zone, HostedZoneName: name, RecordSets: recordSets(wanted) };
  return body('AWS::Route53::RecordSetGroup', properties, kept);
}

function withRecords(known: Body, sets: readonly Value[]): Body {
  return {
    ...known,
    Properties: { ...known.Properties, RecordSets: [...listIn(known.Properties['RecordSets']), ...sets] },
  };
}

function recordSets({ domain, target }: RecordsFor): Value[] {
  const route53 = mapIn(domain['Route53']);
  const alias = aliasTarget(domain, route53, target);
  const { Region: region, SetIdentifier: identifier, IpV6: isV6 } = route53;
  const shared = {
    Name: domain['DomainName'] ?? '',
    AliasTarget: alias,
    ...(region === undefined ? {} : { Region: region }),
    ...(identifier === undefined ? {} : { SetIdentifier: identifier }),
  };
  return [{ ...shared, Type: 'A' }, ...(isV6 === true ? [{ ...shared, Type: 'AAAA' }] : [])];
}

/** The zone in which CloudFront answers. */
const CLOUDFRONT_ZONE = 'Z2FDTNDATAQYW2';

function aliasTarget(domain: Properties, route53: Properties, target: Value): Value {
  const health = route53['EvaluateTargetHealth'];
  const checked: Properties = health === undefined ? {} : { EvaluateTargetHealth: health };
  const of = (name: string): Value => (typeof target === 'string' ? att(target, name) : target);
  if (domain['EndpointConfiguration'] === 'REGIONAL')
    return { ...checked, HostedZoneId: of('RegionalHostedZoneId'), DNSName: of('RegionalDomainName') };
  if (domain['EndpointConfiguration'] === 'EDGE')
    return {
      ...checked,
      HostedZoneId: CLOUDFRONT_ZONE,
      DNSName: route53['DistributionDomainName'] ?? of('DistributionDomainName'),
    };
  const { VpcEndpointHostedZoneId: zone = '', VpcEndpointDomainName: name = '' } = route53;
  return { ...checked, HostedZoneId: zone, DNSName: name };
}

/** The settings as AWS has them when it names the deployment: with the domain's id and defaults filled in. */
function settingsOf(domain: Properties, domainId: string, isPrivate: boolean): PyDict {
  const settings = fromTemplate(domain);
  const made = isDict(settings) ? settings : dict();
  if (!isPrivate) set(made, 'ApiDomainName', domainId);
  if (domain['EndpointConfiguration'] === undefined) set(made, 'EndpointConfiguration', 'REGIONAL');
  const route53 = mapIn(domain['Route53']);
  const isAsked = domain['EndpointConfiguration'] === 'EDGE' && isSet(domain['Route53']);
  if (!isAsked || isSet(route53['DistributionDomainName'])) return made;
  const inner = fromTemplate(route53);
  if (isDict(inner)) {
    const name = [plainText(domainId), plainText('DistributionDomainName')];
    set(inner, 'DistributionDomainName', plainDict({ 'Fn::GetAtt': name }));
    set(made, 'Route53', inner);
  }
  return made;
}

/** Base paths of an HTTP or WebSocket API. */
function mappings(id: string, domainId: string, domain: Properties, kept: Properties): Made {
  const type = 'AWS::ApiGatewayV2::ApiMapping';
  const shared = { DomainName: ref(domainId), ApiId: ref(id), Stage: ref(`${id}.Stage`) };
  const stated = domain['BasePath'];
  const paths = isSet(stated)
    ? (isList(stated) ? stated : [stated]).filter((path) => typeof path === 'string')
    : [];
  if (paths.length === 0) return [[`${id}ApiMapping`, body(type, shared, kept)]];
  return paths.map((path) => {
    const key = path.replaceAll(/^\/+|\/+$/g, '');
    return [
      `${id}${path.replaceAll(/[-_/]+/g, '')}ApiMapping`,
      body(type, { ...shared, ApiMappingKey: key }, kept),
    ];
  });
}

/** The custom domain of an HTTP or WebSocket API. */
export function domainV2(
  id: string,
  stated: Value | undefined,
  { tags, kept }: { readonly tags: Value; readonly kept: Properties },
  context: Context,
): Domain {
  const domain = mapIn(stated);
  const { DomainName: name, CertificateArn: certificate } = domain;
  if (!isSet(name) || certificate === undefined) return { id: undefined, made: [], settings: undefined };
  const domainId = hashedId('ApiGatewayDomainNameV2', name);
  const endpoint = domain['EndpointConfiguration'] ?? 'REGIONAL';
  const shown = { ...domain, EndpointConfiguration: endpoint };
  const { OwnershipVerificationCertificateArn: ownership, SecurityPolicy: policy } = domain;
  const configuration = {
    CertificateArn: certificate,
    EndpointType: endpoint,
    ...(ownership === undefined ? {} : { OwnershipVerificationCertificateArn: ownership }),
    ...(policy === undefined ? {} : { SecurityPolicy: policy }),
  };
  const properties = {
    DomainName: name,
    DomainNameConfigurations: [configuration],
    MutualTlsAuthentication: domain['MutualTlsAuthentication'],
    Tags: tags,
  };
  const made: Made = [
    [domainId, body('AWS::ApiGatewayV2::DomainName', properties, kept)],
    ...mappings(id, domainId, domain, kept),
    ...records({ domain: shown, target: domainId }, kept, context),
  ];
  return { id: domainId, made, settings: undefined };
}
