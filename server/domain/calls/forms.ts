/** Forms to which the domain gives a meaning beyond their fields. */
export const forms = {
  file: 'township-call.file',
  approve: 'township-call.approve',
  intake: 'township-call.decide-intake',
  supplement: 'township-call.supplement',
  signRefusal: 'township-call.sign-refusal',
  respond: 'township-call.respond',
  firstFeedback: 'township-call.first-feedback',
  feedBack: 'township-call.feed-back',
  cooperate: 'township-call.cooperate',
  verify: 'township-call.verify',
  verifyInStead: 'township-call.verify-in-stead',
  coordinate: 'township-call.coordinate',
  rate: 'township-call.rate',
  signReturn: 'township-call.sign-return',
  decideReturn: 'township-call.decide-return',
  signExtension: 'township-call.sign-ext',
  commentExtension: 'township-call.comment-ext',
  decideExtension: 'township-call.decide-ext',
  requestExtension: 'township-call.extension-requested',
  requestReturn: 'township-call.return-requested',
  requestExit: 'township-call.exit-requested',
  signOrder: 'supervision.sign-order',
  signDocument: 'supervision.sign-document',
  propose: 'supervision.propose',
  phone: 'supervision.call',
  answerAct: 'supervision.do-act',
} as const

/** Tasks in which a request for return or extension is decided: they lapse when the leg ends. */
export const requestForms: readonly string[] = [
  forms.signReturn,
  forms.decideReturn,
  forms.signExtension,
  forms.commentExtension,
  forms.decideExtension,
]
