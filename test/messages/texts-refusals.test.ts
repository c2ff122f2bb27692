import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { decide } from '../../src/domain/decide.ts';
import { resolveProgramme } from '../../src/domain/programmes/index.ts';
import { REFUSAL_CODES, reason } from '../../src/domain/rule.ts';
import { newTrajectory } from '../../src/domain/state.ts';
import { LANGUAGES } from '../../src/messages/language.ts';
import { reasonLine, refusalLines, refusalText } from '../../src/messages/refusals.ts';
import { aCourse, ask, codesOf, pause, played, restart, resume } from '../domain/builders.ts';

describe('a refusal', () => {
  it('says what is wrong, with the dates, and what to do', () => {
    const tooLate = reason('assessmentTooLate', 'S-44', { assessed: '2026-03-05', start: '2026-03-02' });
    expect(refusalText(tooLate, 'da')).toEqual({
      title: 'Vurderingen fra den 5. marts 2026 ligger efter startdatoen den 2. marts 2026.',
      cure: 'Vælg en startdato, der ikke ligger før vurderingen.',
    });
    expect(refusalText(tooLate, 'en')).toEqual({
      title: 'The assessment of 5 March 2026 is later than the start date 2 March 2026.',
      cure: 'Choose a start date that is not before the assessment.',
    });
  });

  it('of another end to a pause whose end is registered ahead says that the return is withdrawn first (S-83, K-13)', () => {
    const ahead = played(played(aCourse(), '2026-04-01', pause('2026-04-01')), '2026-04-05', resume('2026-04-20'));
    for (const [body, rule] of [
      [resume('2026-04-10'), 'T-05'],
      [restart('2026-04-12'), 'S-83'],
    ] as const)
      expect(codesOf(ask(ahead, '2026-04-06', body))).toBe(`courseIsNotPaused ${rule}`);
    expect(refusalText(reason('courseIsNotPaused', 'T-05'), 'da')).toEqual({
      title: 'CTI-forløbet har ingen pause uden slutdato.',
      cure: 'Registrér pausen først, eller registrér den som overstået, hvis den er slut. Skal en slutdato være en anden, så træk genoptagelsen tilbage først.',
    });
  });

  it('names lengths, laws, persons and authorities in words', () => {
    const title = (...args: Parameters<typeof reason>) => refusalText(reason(...args), 'da').title;
    expect(title('lengthForbidden', 'S-43', { legalBasis: 'SEL_82B', months: 6, asked: 9 })).toBe(
      'Længden på 9 måneder passer ikke til lovhjemlen: servicelovens § 82 b giver 6 måneder.',
    );
    expect(title('confirmationMissing', 'S-83', { who: 'socialCaseworker' })).toBe(
      'Der mangler en bekræftelse fra sagsbehandleren i socialforvaltningen.',
    );
    expect(title('interruptionNotDescribed', 'S-85', { party: 'MUNICIPAL_PROJECT_LEADER' })).toBe(
      'Der er ikke sendt en beskrivelse af afbrydelsen til kommunens projektleder.',
    );
    expect(title('startTooLongAgo', 'K-14', { days: 14 })).toBe(
      'Startdatoen ligger for langt tilbage. Kommunen har valgt højst 14 dage.',
    );
    expect(title('invalidDate', 'TECH-03', { field: 'pause' })).toBe(
      'Datoen for pausen kan ikke læses eller findes ikke i kalenderen.',
    );
  });

  it('lists the legal bases that there are', () => {
    const unknown = reason('unknownLegalBasis', 'S-38', { known: 'SEL_85, SEL_82B, LAB_31B' });
    expect(refusalText(unknown, 'da').cure).toBe(
      'Vælg en lovhjemmel, som findes i listen: servicelovens § 85, servicelovens § 82 b eller beskæftigelsesindsatslovens § 31 b.',
    );
  });

  it('leaves out a fact that it lacks or has no words for', () => {
    expect(refusalText(reason('courseHasEnded', 'S-15'), 'da').title).toBe('CTI-forløbet er slut.');
    expect(refusalText(reason('invalidDate', 'TECH-03', { field: 'someField' }), 'da').title).toBe(
      'Datoen kan ikke læses eller findes ikke i kalenderen.',
    );
    expect(refusalText(reason('unknownLegalBasis', 'S-38', { known: 'X_1' }), 'en').cure).toBe(
      'Choose a legal basis from the list.',
    );
  });

  it('names people, fields, tasks and ways out as the model calls them', () => {
    const title = (...args: Parameters<typeof reason>) => refusalText(reason(...args), 'da').title;
    expect(title('participantMissing', 'S-29', { who: 'socialCaseworker' })).toBe(
      'En, der skal stå bag registreringen, er ikke med: sagsbehandleren i socialforvaltningen.',
    );
    expect(title('fieldMissing', 'S-22', { field: 'cvOn' })).toBe(
      'Registreringen mangler en oplysning: CV og jobsøgning begynder.',
    );
    expect(title('fieldWrong', 'S-73', { field: 'form', step: 'ctiContact' })).toBe(
      'En oplysning i registreringen kan ikke bruges: kontaktform.',
    );
    expect(title('courseNotBegun', 'S-66', { step: 'activity' })).toBe(
      'Det kan først registreres, når CTI-forløbet er begyndt: CTI-aktivitet.',
    );
    expect(title('dutyDoneByDeed', 'S-93', { duty: 'handoverPlan' })).toBe(
      'Opgaven kan ikke meldes gjort i sig selv: overdragelsesplan.',
    );
    expect(title('exitNotInVariant', 'S-04', { why: 'drawExclusion' })).toBe(
      'Den måde at udtræde på findes ikke i jeres udgave af indsatsen: udelukket ved udtrækningen.',
    );
    expect(title('changeWithoutReason', 'G-11', { function: 'jobConsultant' })).toBe(
      'En anden har allerede opgaven som jobkonsulent.',
    );
    expect(title('combinationAdvisedAgainst', 'G-05', { function: 'ctiWorker', other: 'jobConsultant' })).toBe(
      'Den samme medarbejder bør ikke varetage begge funktioner for en borger: CTI-medarbejder og jobkonsulent.',
    );
  });

  it('SC-08 g: gives one line for every missing gate, each with its rule', () => {
    const programme = resolveProgramme('social-stoette', 'rollout')!;
    const today = date('2026-03-02');
    const enrolled = { ...newTrajectory, programme };
    const decision = decide(today, enrolled, { type: 'StartCourse', id: 'c1', by: 's1', startOn: today });
    if (!('refusal' in decision)) throw new Error('Expected a refusal, found events');
    expect(refusalLines(decision.refusal, 'da')).toEqual([
      'Støtten er ikke bevilget. Registrér bevillingen med lovhjemmel, før du fastsætter startdatoen (regel S-40)',
      'Det er ikke registreret, at borgeren kendte lovhjemmel og længde senest den 2. marts 2026. Orientér borgeren, registrér datoen, og vælg en startdato, der ikke ligger før (regel S-40)',
      'Det er ikke registreret, at CTI-medarbejderen kendte lovhjemmel og længde senest den 2. marts 2026. Orientér CTI-medarbejderen, registrér datoen, og vælg en startdato, der ikke ligger før (regel S-40)',
      'Der er ikke registreret et jobmatch. Registrér jobmatchet. Fase 1 kan først begynde, når det er fundet (regel S-68)',
      'Det er ikke registreret, at borgeren er på kontanthjælp som aktivitetsparat. Registrér inklusionen. Får borgeren en anden ydelse, kan borgeren ikke deltage (regel S-02)',
      'Der er ikke tilknyttet en CTI-medarbejder. Tilknyt en CTI-uddannet medarbejder (regel G-15)',
      'Der er ikke tilknyttet en jobkonsulent. Tilknyt en jobkonsulent (regel G-11)',
      'Opstartsmødet er ikke holdt før startdatoen. Hold mødet med alle til stede, og registrér det (regel S-19)',
      'Der er ingen fælles handleplan før startdatoen. Lav planen sammen med borgeren, og registrér den (regel S-28)',
      'Borgeren og CTI-medarbejderen har ikke mødt hinanden et par gange mellem opstartsmødet og startdatoen. Registrér kontaktmøderne, eller skriv en note om, hvorfor CTI-forløbet starter uden dem (regel S-64)',
    ]);
  });

  it('can be told without its cure', () => {
    expect(reasonLine(reason('courseIsPaused', 'T-05'), 'en')).toBe('The CTI course is already paused (rule T-05)');
  });

  it.each(LANGUAGES)('is whole sentences for every code, and no two say the same (%s)', (language) => {
    const texts = REFUSAL_CODES.map((code) => refusalText(reason(code, 'S-01'), language));
    for (const { title, cure } of texts) {
      expect(title).toMatch(/^[\p{Lu}].*\.$/u);
      expect(cure).toMatch(/^[\p{Lu}].*\.$/u);
      expect(`${title} ${cure}`).not.toMatch(/ {2}| [.,:;]|,\.|\.\./);
    }
    expect(new Set(texts.map(({ title }) => title)).size).toBe(REFUSAL_CODES.length);
  });
});
