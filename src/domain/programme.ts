import type { LegalBasis } from './course.ts';
import type { CadenceRule } from './model/cadences.ts';
import type { ChecklistModel } from './model/checklists.ts';
import type { OwnSetting } from './model/conditions.ts';
import type { ContactRule } from './model/contacts.ts';
import type { DocumentModel } from './model/documents.ts';
import type { DutyRule } from './model/duties.ts';
import type { FidelityModel } from './model/fidelity.ts';
import type { Gate } from './model/gates.ts';
import type { ReportRule } from './model/reports.ts';
import type { ReviewRule } from './model/reviews.ts';
import type { SpellRule } from './model/spells.ts';
import type { Combination, Exit, Field, ModelStep } from './model/steps.ts';
import type { JobFunction } from './people.ts';
import type { RefusalCode, RuleId } from './rule.ts';
import type { SettingRule } from './setting-rules.ts';
import type { Settings } from './settings.ts';

/** A legal basis with what the law and the model fix about it. */
export interface LegalBasisRule {
  readonly code: LegalBasis;
  /** Calendar months of the whole course. */
  readonly months: number;
  readonly lengthRule: RuleId;
  /** True when a concrete individual assessment must stand before the start (S-44). */
  readonly needsAssessment: boolean;
  /** True when a restart needs a new grant with a changed need (S-43, A-07). */
  readonly restartNeedsNewGrant: boolean;
  /**
   * How many citizens one CTI worker is expected to have at a time (G-29, G-30), or the programme's own setting that says so
   * (C-23); a setting without a number makes no load.
   */
  readonly citizensPerWorker: number | OwnSetting;
}

/** An intervention model as data. A version is never edited once cases run on it: a change is a new version. */
export interface ProgrammeModel {
  readonly id: string;
  readonly version: number;
  /** Whom a case of the programme is about; a citizen when left out. */
  readonly subject?: 'organisation';
  /** Programmes beside which, while a citizen's case in them is running, she cannot begin in this one (S-06). */
  readonly notBeside?: readonly { readonly programme: string; readonly code: RefusalCode; readonly rule: RuleId }[];
  readonly legalBases: readonly LegalBasisRule[];
  readonly pauseReasons: readonly string[];
  /** What a course needs before its first day, besides the model's gates: that the grant is known, that there is a job match. */
  readonly startNeeds: readonly ('grantKnown' | 'jobMatch')[];
  /** The rule by which a course that would end after the project is begun with a warning. */
  readonly projectEndRule: RuleId;
  /** Who there is around a citizen. The first carries the citizen's way through the model. */
  readonly functions: readonly JobFunction[];
  readonly steps: readonly ModelStep[];
  /** The step from which on a citizen takes one of the municipality's places (S-05). */
  readonly takesPlaceWith: string;
  /**
   * The step from which the wait for a start date is counted and shown (S-26, S-67), and those whose day is proposed as the
   * start date, the best first (S-68).
   */
  readonly waitsFrom?: { readonly step: string; readonly rule: RuleId; readonly proposesStart?: readonly string[] };
  /** What a registered job match says. */
  readonly jobMatchFields: Readonly<Record<string, Field>>;
  /** What is written about the citizen version by version: plans, agreements. */
  readonly documents: readonly DocumentModel[];
  /** Which registrations are contacts with the citizen; meetings with the citizen are anyway. */
  readonly contacts: readonly ContactRule[];
  readonly gates: readonly Gate[];
  readonly duties: readonly DutyRule[];
  /** Stretches of days that the model speaks of. */
  readonly spells?: readonly SpellRule[];
  /** Contact again and again. */
  readonly cadences?: readonly CadenceRule[];
  /** Cases that are looked at again every so many months. */
  readonly reviews?: readonly ReviewRule[];
  /** What the municipality reports again and again. */
  readonly reports?: readonly ReportRule[];
  /** How near a course comes to the method: material for supervision, never a rule. */
  readonly fidelity?: FidelityModel;
  /** Points to go through in each phase: support, never a gate. */
  readonly checklists?: ChecklistModel;
  /** The spell in which a case is running: for a model without a timed course. */
  readonly runsIn?: string;
  readonly exits: readonly Exit[];
  readonly combinations: readonly Combination[];
  /** Kinds of new critical transition after which the model begins anew (S-13, S-14). */
  readonly transitions: readonly string[];
  readonly variants: Readonly<Record<string, Settings>>;
  /** What only this programme lets a municipality set, by name (`Settings.own`). */
  readonly ownSettings?: Readonly<Record<string, SettingRule>>;
}

/** The step of a programme with an id; undefined when it has none. */
export function stepOf({ steps }: ProgrammeModel, id: string): ModelStep | undefined {
  return steps.find((step) => step.id === id);
}

/** A kind of spell by its id. Throws when the model lacks it: its data name one that is not there. */
export function spellRule({ id: programme, spells = [] }: ProgrammeModel, id: string): SpellRule {
  const rule = spells.find((one) => one.id === id);
  if (!rule)
    throw new Error(`Expected programme ${programme} to have the spell ${id}, found ${spells.map((one) => one.id)}`);
  return rule;
}
