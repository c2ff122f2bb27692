import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';

/** What somebody holds within one organisation: OIO Basic Privilege Profile 1.2, PrivilegeGroup. */
export const PrivilegeGroup = z.object({
  /** A URN, such as urn:dk:gov:saml:cvrNumberIdentifier:64942212. */
  scope: z.string(),
  /** Roles of systems as URIs: http://domain/roles/usersystemrole/name/version. */
  privileges: z.array(z.string()),
  /** What the roles are narrowed to, by the constraint's URI. */
  constraints: z.record(z.string(), z.string()).default({}),
});
export type PrivilegeGroup = z.output<typeof PrivilegeGroup>;

const Xml = z.object({
  PrivilegeList: z.object({
    PrivilegeGroup: z.array(
      z.object({
        '@Scope': z.string(),
        Privilege: z.array(z.string()).default([]),
        Constraint: z.array(z.object({ '@Name': z.string(), '#text': z.string().default('') })).default([]),
      }),
    ),
  }),
});

const LISTS = ['PrivilegeGroup', 'Privilege', 'Constraint'];
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false, // a list of privileges has none; a document type of a stranger must not expand here
  isArray: (name) => LISTS.includes(name),
});

/** Larger than any list of roles that somebody can hold. */
const LONGEST = 100_000;

/**
 * The privileges in a claim: the profile's XML in base64, as KOMBIT's context handler sends it, or the same list as JSON.
 * Undefined when it is neither: then nobody holds anything.
 */
export function privilegesIn(claim: unknown): PrivilegeGroup[] | undefined {
  if (typeof claim !== 'string') return z.array(PrivilegeGroup).max(500).safeParse(claim).data;
  if (claim.length > LONGEST) return undefined;
  const xml = Buffer.from(claim, 'base64').toString('utf8');
  if (XMLValidator.validate(xml) !== true) return undefined;
  const list = Xml.safeParse(parsed(xml)).data?.PrivilegeList.PrivilegeGroup;
  return list?.map((group) => ({
    scope: group['@Scope'],
    privileges: group.Privilege.map((uri) => uri.trim()),
    constraints: Object.fromEntries(group.Constraint.map((one) => [one['@Name'], one['#text'].trim()])),
  }));
}

function parsed(xml: string): unknown {
  try {
    return parser.parse(xml);
  } catch {
    return undefined;
  }
}
