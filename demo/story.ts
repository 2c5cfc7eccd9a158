/** The days on which things happened in the demo city: it lived through half a year before anybody looks at it. */
export const story = {
  peopleArrive: '2025-01-06T01:00:00Z',
  historyIsTakenOver: '2025-01-20T02:00:00Z',
  planIsPublished: '2025-02-20T02:00:00Z',
  targetsAreShared: '2025-02-25T02:00:00Z',
  /** Figures of the month before come in. */
  months: [
    '2025-02-27T02:00:00Z',
    '2025-03-17T02:00:00Z',
    '2025-04-16T02:00:00Z',
    '2025-05-16T02:00:00Z',
    '2025-06-16T02:00:00Z',
  ],
  reportIsPublished: '2025-07-01T01:00:00Z',
  targetsAreFollowedUp: '2025-07-01T06:00:00Z',
  /** Here the visitor comes in, and the clock runs on. */
  today: '2025-07-02T01:00:00Z',
} as const
