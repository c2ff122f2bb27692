/** What a message says before it gets its frame. Never the programme, the legal basis or the citizen. */
export interface Draft {
  readonly subject: string;
  /** What has happened, or by when something must be done. */
  readonly happened: string;
  /** What to do next. */
  readonly next: string;
  /** It goes to somebody who has no access to the case: without a link to it. */
  readonly isToOutside?: boolean;
  /** It is about a report, and no case. */
  readonly isAboutReport?: boolean;
}
