import { describe, expect, it } from 'vitest';
import { privilegesIn } from '../../../src/api/identity/privileges.ts';
import { rightsFrom } from '../../../src/api/identity/rights.ts';

const MAPPING = { domain: 'overgang.example.dk', municipalities: { '64942212': '101', '11259979': '147' } };
const COPENHAGEN = 'urn:dk:gov:saml:cvrNumberIdentifier:64942212';
const uri = (name: string, domain = MAPPING.domain) => `http://${domain}/roles/usersystemrole/${name}/1`;
const base64 = (xml: string) => Buffer.from(xml).toString('base64');
const group = (inside: string, scope = COPENHAGEN) => `<PrivilegeGroup Scope="${scope}">${inside}</PrivilegeGroup>`;
const list = (inside: string) =>
  base64(`<?xml version="1.0" encoding="UTF-8"?>
<bpp:PrivilegeList xmlns:bpp="http://itst.dk/oiosaml/basic_privilege_profile">${inside}</bpp:PrivilegeList>`);
const rightsOf = (claim: unknown) => rightsFrom(privilegesIn(claim) ?? [], MAPPING);

describe('the job-function roles of a municipality (OIO Basic Privilege Profile)', () => {
  it('become roles here, each within the municipality it was given by', () => {
    const claim = list(
      group(`<Privilege>${uri('medarbejder')}</Privilege>`) +
        group(`<Privilege> ${uri('laeser')} </Privilege>`, 'urn:dk:gov:saml:cvrNumberIdentifier:11259979'),
    );
    expect(rightsOf(claim)).toEqual({
      rights: [
        { municipality: '101', role: 'caseworker' },
        { municipality: '147', role: 'reader' },
      ],
      unused: [],
    });
  });

  it('mean the same as a list in JSON', () => {
    const scope = COPENHAGEN;
    expect(rightsOf([{ scope, privileges: [uri('medarbejder')] }])).toEqual(
      rightsOf(list(group(`<Privilege>${uri('medarbejder')}</Privilege>`))),
    );
  });

  it('are narrowed to a team when the municipality says so', () => {
    const constraint = `<Constraint Name="http://${MAPPING.domain}/constraints/team/1">Nord</Constraint>`;
    const { rights } = rightsOf(list(group(`${constraint}<Privilege>${uri('teamleder')}</Privilege>`)));
    expect(rights).toEqual([{ municipality: '101', role: 'teamLeader', team: 'Nord' }]);
  });

  it('stand with the widest first, in whatever order they come', () => {
    const names = ['systemadministrator', 'laeser', 'medarbejder', 'teamleder'];
    const { rights } = rightsOf(list(group(names.map((name) => `<Privilege>${uri(name)}</Privilege>`).join(''))));
    expect(rights.map(({ role }) => role)).toEqual(['teamLeader', 'caseworker', 'reader', 'systemAdministrator']);
  });

  it('give nothing when they are another system’s, unknown, or of an unknown organisation, and it is told why', () => {
    const claim = list(
      group(
        `<Privilege>${uri('medarbejder', 'sapa.example.dk')}</Privilege><Privilege>${uri('borgmester')}</Privilege>`,
      ) +
        group(`<Privilege>${uri('teamleder')}</Privilege>`, 'urn:dk:gov:saml:cvrNumberIdentifier:99999999') +
        group(`<Privilege>${uri('teamleder')}</Privilege>`, 'urn:dk:gov:saml:productionUnitIdentifier:64942212'),
    );
    const { rights, unused } = rightsOf(claim);
    expect(rights).toEqual([]);
    expect(unused.map(({ why }) => why)).toEqual(['otherSystem', 'roleUnknown', 'scopeUnknown', 'scopeUnknown']);
  });

  it('never make somebody a system: those have keys', () => {
    for (const name of ['integration', 'constructor', 'toString', '__proto__'])
      expect(rightsOf(list(group(`<Privilege>${uri(name)}</Privilege>`))).rights, name).toEqual([]);
  });
});

describe('a claim that cannot be read', () => {
  it.each([
    ['is missing', undefined],
    ['is no base64', '%%%'],
    ['is no XML', base64('teamleder')],
    ['is cut off', base64('<PrivilegeList><PrivilegeGroup Scope="x">')],
    ['is another document', base64('<Assertion/>')],
    ['is a list of something else', ['teamleder']],
    ['is too long to be one', 'A'.repeat(200_000)],
  ])('%s gives nobody anything', (_, claim) => {
    expect(privilegesIn(claim)).toBeUndefined();
  });

  it('expands no entities of a stranger’s', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY r "${uri('teamleder')}">]><PrivilegeList>${group('<Privilege>&r;</Privilege>')}</PrivilegeList>`;
    expect(rightsOf(base64(bomb)).rights).toEqual([]);
  });
});
