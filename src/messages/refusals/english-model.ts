import type { RefusalText } from './refusal-text.ts';

/** What a model says no to: target group, people, meetings, plans, registrations, duties and leaving. */
export const model = {
  changeWithoutReason: {
    title: 'Somebody else already has the function[ of {function}].',
    cure: 'Write a note that says why it changes hands, and register again.',
  },
  citizenHasRefused: {
    title: 'The citizen has refused CTI.',
    cure: 'Describe and discuss the interruption and decide what is to happen. If it was a mistake, withdraw the refusal. If the citizen has changed their mind, register the new answer.',
  },
  closingMeetingMissing: {
    title: 'The closing meeting has not been held.',
    cure: 'Hold the meeting with everybody and register it.',
  },
  closingTooEarly: {
    title: 'The closing meeting can only be held in phase 3.',
    cure: 'Wait for phase 3, or register the meeting as a contact.',
  },
  combinationAdvisedAgainst: {
    title: 'One worker should not have both functions for one citizen[: {function} and {other}].',
    cure: 'Choose another worker, or write a note that says why it is needed here.',
  },
  consentMissing: {
    title: 'The citizen has not consented to involving others[: {who}].',
    cure: 'Ask the citizen, register the consent, and register again. Or do not involve them.',
  },
  contactMeetingsMissing: {
    title: 'The citizen and the CTI worker have not met a couple of times between start-up meeting and start date.',
    cure: 'Register the contact meetings, or write a note that says why the CTI course starts without them.',
  },
  continuedNeedUnanswered: {
    title: 'It has not been judged whether the citizen needs support afterwards.',
    cure: 'Both caseworkers judge it together. Register the answer.',
  },
  courseNotBegun: {
    title: 'This can only be registered once the CTI course has begun[: {step}].',
    cure: 'Check the date. Before the start date there are only meetings and contacts.',
  },
  ctiWorkerMissing: {
    title: 'No CTI worker is assigned.',
    cure: 'Assign a worker who is trained in CTI.',
  },
  ctiWorkerNotTrained: {
    title: 'It is not registered that the CTI worker was trained in CTI[; the training is of {trained}].',
    cure: 'Have the training registered in the staff register and assign the worker again. Or choose another one.',
  },
  ctiWorkerTrainedElsewhere: {
    title: 'The CTI worker was trained elsewhere than in the project.',
    cure: "Let the worker take part in the project's training, or choose another one.",
  },
  decisionMissing: {
    title: 'The support afterwards has not been decided on.',
    cure: 'Make the decision and register who takes over.',
  },
  drawIsOver: {
    title: 'A citizen is excluded only at the draw, and the start-up meeting was held or the CTI course is running.',
    cure: 'Pause the CTI course, or choose another reason. If it is to be broken off, describe and discuss that first.',
  },
  dutyAlreadyDone: {
    title: 'The task is already done[: {duty}].',
    cure: 'There is nothing more to do. If it was not done, withdraw the registration.',
  },
  dutyDoneByDeed: {
    title: 'The task cannot be ticked off by itself[: {duty}].',
    cure: 'Register what has happened. That does the task.',
  },
  dutyUnknown: {
    title: 'The case has no task of that name.',
    cure: 'Read the case again and choose a task from its list.',
  },
  eventNotWithdrawable: {
    title: 'That registration cannot be withdrawn.',
    cure: 'Choose one that somebody made in the case. What follows from the dates puts itself right.',
  },
  exitNotInVariant: {
    title: 'This way out does not exist in your variant of the programme[: {why}].',
    cure: 'Choose another reason from the list.',
  },
  exitUnknown: {
    title: 'The programme does not know that reason for leaving.',
    cure: 'Choose a reason from the list.',
  },
  fieldMissing: {
    title: 'The registration lacks a piece of information[: {field}].',
    cure: 'Fill it in and register again.',
  },
  fieldUnknown: {
    title: 'The registration holds a piece of information that does not belong to it.',
    cure: 'Leave it out, or write it in a note.',
  },
  fieldWrong: {
    title: 'A piece of information in the registration cannot be used[: {field}].',
    cure: 'Choose one of the answers there are, and check numbers and dates. If the answer must be yes, finish it first.',
  },
  fskmTicksMissing: {
    title: 'It is not registered that the citizen has a personal job mediator and has had the three talks.',
    cure: 'Register both, or write a note that says why the CTI course starts without.',
  },
  functionUnknown: {
    title: 'The programme has nobody with that function.',
    cure: 'Choose one of the functions that the programme has.',
  },
  handoverPlanMissing: {
    title: 'There is no handover plan.',
    cure: 'Make the plan together with the citizen and register it.',
  },
  handoverPlanTooEarly: {
    title: 'The handover plan belongs to phase 3.',
    cure: 'Wait for phase 3, or write a note that says why the plan is made now.',
  },
  inclusionMissing: {
    title: 'It is not registered that the citizen receives cash benefit as ready for activity.',
    cure: 'Register the inclusion. A citizen on another benefit cannot take part.',
  },
  inResourceCourse: {
    title: 'The citizen is in a resource course and cannot take part.',
    cure: 'Register a new inclusion if that is no longer so.',
  },
  jobConsultantMissing: {
    title: 'No job consultant is assigned.',
    cure: 'Assign a job consultant.',
  },
  meetingBeforeTransition: {
    title: 'The start-up meeting was before the new critical transition.',
    cure: 'Check the date. A new critical transition begins from scratch: hold a new start-up meeting and register it.',
  },
  meetingInPast: {
    title: 'The meeting cannot be put on a day that has passed[: {on}].',
    cure: 'Choose a later day. If the meeting has been held, register it as held.',
  },
  meetingIsSummoned: {
    title: 'The meeting is already summoned.',
    cure: 'Move it if it is to be on another day, or cancel it first.',
  },
  meetingNotSummoned: {
    title: 'The meeting is not summoned.',
    cure: 'Summon it. If it has been held already, it cannot be moved or cancelled.',
  },
  noContinuedNeed: {
    title: 'It has not been judged that the citizen needs support afterwards.',
    cure: 'Register the judgement first. Without a need no support is decided on.',
  },
  noPlaceLeft: {
    title: 'There is no free place in the project.',
    cure: 'Wait until a place is free, and register the inclusion again.',
  },
  noteUnknown: {
    title: 'There is no note with that id for this citizen.',
    cure: 'Write the note first, and use the id that it gets.',
  },
  notInTargetGroup: {
    title: 'It is not registered that the citizen is over 30 and has been unemployed for at least a year.',
    cure: 'Check both and register the inclusion again.',
  },
  notPreparedTogether: {
    title: 'The meeting has not been prepared jointly[; {who} is missing].',
    cure: 'Prepare the meeting together and name both caseworkers.',
  },
  notSelectedByEvaluator: {
    title: 'The citizen has not been drawn by the evaluator.',
    cure: 'Wait for the draw. The municipality does not select participants itself.',
  },
  participantMissing: {
    title: 'Somebody who must stand behind the registration is missing[: {who}].',
    cure: 'Do it together, name everybody, and register again.',
  },
  planAfterJobStart: {
    title:
      'The citizen already had a job, and start-up meeting and joint plan are not registered before its first day.',
    cure: 'Check the dates, and register the job match with its first day if that is missing. If the job has begun, CTI can only start at a new critical transition.',
  },
  planChangeUnexplained: {
    title: 'There is a joint plan already, and it is not written why it is changed.',
    cure: 'Write a note with the reason and register the new plan again. If the first was a mistake, withdraw it.',
  },
  planMissing: {
    title: 'There is no joint action plan before the start date.',
    cure: 'Make the plan together with the citizen and register it.',
  },
  planNotAnchored: {
    title: 'The handover plan is not anchored with those who support the citizen afterwards.',
    cure: 'Have them confirm that they know the plan, and register it.',
  },
  practiceRunsToItsEnd: {
    title: 'A practice placement that was running at the draw is left to run to its end.',
    cure: 'Let it run, or write a note on the special reasons for interrupting it.',
  },
  programmeIsLeft: {
    title: 'The citizen has left the programme[ on {on}].',
    cure: 'If that is a mistake, withdraw it. Otherwise the citizen must be enrolled anew.',
  },
  reasonablenessMissing: {
    title: 'The reasonableness requirement has not been checked.',
    cure: 'The job consultant checks it and registers the date.',
  },
  receiverIsCtiWorker: {
    title: 'The CTI worker cannot go on with the support afterwards.',
    cure: 'Choose another worker.',
  },
  receiverNotSocialPedagogue: {
    title: 'The support afterwards must be given by a social-pedagogical worker.',
    cure: 'Choose such a worker and state it.',
  },
  sanctionForbidden: {
    title: 'No sanction can be used when CTI is granted under the Social Services Act.',
    cure: 'Do not register a sanction. If the citizen does not want to take part, register that.',
  },
  secondCompany: {
    title: 'The citizen already has a work agreement with another company.',
    cure: 'Gather the hours in one place, or write a note that says why more are needed.',
  },
  standInAtFirstMeeting: {
    title: 'It is not registered that the CTI worker was at the start-up meeting in person and not a stand-in.',
    cure: 'Say that the CTI worker was there in person. If it was the stand-in, write a note on why.',
  },
  standInEndsBeforeItBegins: {
    title: "The stand-in's last day[, {until},] is before the first[, {from}].",
    cure: 'Choose a later last day.',
  },
  standInIsTheWorker: {
    title: 'The stand-in is the CTI worker.',
    cure: 'Choose another trained worker.',
  },
  startUpMeetingMissing: {
    title: 'The start-up meeting was not held before the start date.',
    cure: 'Hold the meeting with everybody present and register it.',
  },
  stepUnknown: {
    title: 'The programme has no such step.',
    cure: 'Choose a step from the list.',
  },
  transitionUnknown: {
    title: 'The programme does not know that kind of critical transition.',
    cure: 'Choose a transition from the list.',
  },
  // Again and again, and without a timed course
  certificateFromElsewhere: {
    title: 'The certificate does not come from the right place.',
    cure: 'A medical certificate comes from the general practitioner, a specialist certificate from the clinical function.',
  },
  challengesMissing: {
    title: 'It is not registered what the citizen experiences as challenges in relation to a job.',
    cure: 'Ask the citizen and register the answer. It decides who must be at the meeting.',
  },
  commandNotInProgramme: {
    title: 'The programme has no course with phases.',
    cure: "Register it as one of the programme's own steps.",
  },
  companyConsultantChanged: {
    title: 'The company consultant is not the same as at the preparatory meeting.',
    cure: 'Let the same person take part as far as possible, or write a note on why that could not be.',
  },
  consultantNotPrepared: {
    title: 'No company consultant has taken part in a preparatory meeting with the citizen.',
    cure: 'Hold a preparatory meeting with the company consultant and register it.',
  },
  healthAdviserNotAllowed: {
    title: 'Health advice can only come from the health coordinator or the general practitioner.',
    cure: 'Ask one of them to take part or advise. A health person employed by the municipality cannot.',
  },
  healthRepresentativeMissing: {
    title: 'The citizen experiences health as an obstacle, and no health representative was present.',
    cure: 'Hold the meeting again with the health coordinator or the general practitioner.',
  },
  jobMediatorMissing: {
    title: 'No job mediator is assigned.',
    cure: 'Assign the job mediator who is to follow the citizen from start to end.',
  },
  judgementMissing: {
    title: 'It is not registered who judged that the citizen profits from the effort, and why.',
    cure: 'Register the inclusion once more with who judged it and one reason.',
  },
  networkNotInvited: {
    title: 'The citizen wishes the network to be there, and no invitation is registered.',
    cure: 'Invite the network. If that has been done, register the meeting again and say so.',
  },
  projectIsOver: {
    title: 'The project period is over.',
    cure: "Check the date. If the period has been extended, have it put right in the municipality's settings.",
  },
  resourceCourseMissing: {
    title: 'No resource course is registered.',
    cure: 'Register the resource course with the day from which it is granted.',
  },
  templateNotApproved: {
    title: 'The municipality may not use another template for the rehabilitation plan.',
    cure: "Use the new template, or have the approval written into the municipality's settings.",
  },
  cooperationAgreementMissing: {
    title: 'The provider has no cooperation agreement with a municipality.',
    cure: 'Have the agreement written into the settings and register again.',
  },
  criticalTransitionMissing: {
    title: 'No critical transition is registered.',
    cure: 'Register the transition and its date.',
  },
  homelessElsewhere: {
    title: 'The citizen is homeless, and the effort is not for citizens in homelessness.',
    cure: 'Refer the citizen to the efforts for citizens in homelessness.',
  },
  needsMoreThanTransition: {
    title: 'The citizen seems to need more than support in a short transition.',
    cure: 'Consider another effort, or write a note on why the course begins all the same.',
  },
  notInOwnList: {
    title: "It is not on the organisation's own list[: {field}].",
    cure: 'Choose from the list, or have the list extended in the settings.',
  },
  vulnerabilityMissing: {
    title: 'It is not registered that the citizen is in social vulnerability.',
    cure: 'Register target group and need.',
  },
} as const satisfies Readonly<Record<string, RefusalText>>;
